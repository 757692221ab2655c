/** Who was taken for a customer, and the way to undo it. */
export const merges = {
  merges: {
    see: 'See merges',
    title: 'Merges',
    none: 'Nobody was merged into this customer.',
    byFacts: 'Merged by orders or contacts that name both',
    decidedBy: 'Merged by {{name}}',
    undone: 'Undone by {{name}} ({{time}})',
    open: 'Merge with another record',
    joinTitle: 'Merge with another record',
    other: 'The other record of the same person',
    join: 'Merge',
    undo: 'Undo',
    undoTitle: 'Undo the merge',
    hint: 'They are two customers again, each with their own orders and contacts. Nothing joins them by itself any more.',
    stays: 'Stays with this customer',
    nothingStays: 'Nothing was recorded here since the merge.',
    hidden: '(you are not permitted to read the text)',
    moreStay_one: 'and {{count}} more',
    moreStay_other: 'and {{count}} more',
    parted: 'They are two customers again.',
  },
};
