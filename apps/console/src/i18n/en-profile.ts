/** What is known of a customer, who said so, and what a department corrects. */
export const profile = {
  profile: {
    title: 'About the customer',
    correct: 'Correct',
    correctTitle: 'Correct customer details',
    hint: 'Only the fields you change are saved, and count more than what arrives from elsewhere. The history keeps what was there before.',
    history: 'See the history',
    historyTitle: 'History of customer details',
    noHistory: 'No change yet.',
    saved: 'The details are corrected.',
    fix: 'Check this field.',
    postalCode: 'Postal code',
    prefecture: 'Prefecture',
    line1: 'City and street',
    line2: 'Building and room',
  },
  profileField: {
    name: 'Name',
    kana: 'Kana',
    birthday: 'Birthday',
    address: 'Address',
    language: 'Language',
    company: 'Company',
    cameFrom: 'Came from',
  },
  profileSource: {
    desk: 'Corrected by the company',
    'order-ingest': 'Order',
    'contact-center': 'Contact center',
    survey: 'Survey',
    'customer-profile': 'Connected system',
  },
};
