/** The parts of a customer, and the way to give some of them to somebody else. */
export const split = {
  split: {
    open: 'Separate the records of another person',
    title: 'Separate the records of another person',
    choose: 'Choose what is of another person.',
    single: 'There is one record of this customer, so that nothing can be separated.',
    next: 'Next',
    back: 'Choose again',
    part: 'Make two customers',
    chosen: 'Separated',
    rest: 'Stays',
    hint: 'They become two customers, each with their own orders and contacts. Nothing joins them by itself any more.',
    keepsId: 'has what departments recorded',
    idStays: 'Notes and calls that departments recorded stay.',
    idGoes: 'Notes and calls that departments recorded, and this page, go with what is separated.',
    noIdentifier: 'Without an identifier',
    parted: 'They are two customers now.',
    seeNew: 'See the other customer',
  },
};
