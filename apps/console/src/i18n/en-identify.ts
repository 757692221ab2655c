/** English texts for people of outsourced centres: who is calling, and the start of a contact. */
export const identify = {
  identify: {
    hint: 'Enter at least two items that the caller tells you. Once they belong to one customer, the contact can begin.',
    item: {
      name: 'Name',
      phone: 'Phone number',
      mail: 'Mail address',
      postalCode: 'Postal code',
      birthday: 'Date of birth',
      memberId: 'Member number',
    },
    example: {
      name: '山本 節子',
      phone: '090-0000-0000',
      mail: 'yumi@example.jp',
      postalCode: '830-0017',
      birthday: '1958-03-04',
      memberId: 'M-104121',
    },
    needsTwo: 'Two items are needed, one of them a name, a phone number, a mail address or a member number.',
    find: 'Find the customer',
    one: 'This is the customer',
    several: 'Several customers have these items. Ask for one more.',
    nobody: 'No customer has these items. A new caller can be recorded on this page.',
    unnamed: 'No name on record',
    who: 'Who is speaking',
    self: 'The customer',
    representative: 'Somebody for them',
    relation: 'Relation to the customer',
    relationExample: 'Child',
    begin: 'Begin the contact and open the record',
    failed: {
      guessing: 'Too many searches led to nobody. Try again in ten minutes.',
      items: 'Search by two items, one of them a name, a phone number, a mail address or a member number.',
      other: 'That did not work. What you entered is still here. Try again.',
    },
  },
};
