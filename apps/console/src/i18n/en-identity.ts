/** The page of the rules by which identifiers make one customer. */
export const identity = {
  identity: {
    rules: 'Rules for identifiers',
    rulesHint:
      'A changed rule counts for what arrives from now on. Customers who were merged stay as they are.',
    kind: 'Kind',
    kinds: {
      member: 'Member number',
      line: 'LINE',
      mail: 'Mail',
      phone: 'Phone',
      card: 'Point card',
      external: 'Number of another system',
      anonymous: 'Anonymous visits',
    },
    priority: 'Priority',
    joins: 'Merging',
    does: 'Merges',
    lists: 'Only lists candidates',
    most: 'Most per customer',
    any: 'No limit',
    blocked: 'Invalid values',
    weak: 'Shared values',
    ruleTitle: 'Rule: {{kind}}',
    joinsLabel: 'Records with the same value are one customer',
    joinsHint: 'Without it they are only listed as candidates.',
    hintOf: {
      priority: 'The smallest number says first whose a record is.',
      most: 'Beyond it nobody is merged and the case waits for review. Empty: no limit.',
      blocked: 'Values that are nobody’s, one to a line; * stands for anything.',
      weak: 'Values that several people use, one to a line; they are listed and merge nobody. * stands for anything.',
    },
    fix: {
      priority: 'Enter a number from 0 to 1000.',
      most: 'Enter a number from 1 to 1000, or nothing.',
      blocked: 'At most two * in a line, and 500 lines.',
      weak: 'At most two * in a line, and 500 lines.',
    },
    sources: 'Whose word counts',
    sourcesHint:
      'Where sources say different things, the smallest number counts; of equal ones what was said later.',
    source: 'Source',
    saved: 'The rule is saved.',
  },
};
