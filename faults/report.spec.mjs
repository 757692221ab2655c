import { amissOf, hasFailed, recoveriesOf, tableOf } from './report.mjs';

const nothing = {
  lost: [],
  phantom: [],
  double: [],
  order: [],
  stuck: [],
  deadLettered: [],
  unknownHandOvers: [],
};
const result = (more = {}) => ({
  ...{ name: 'kill', seed: '1', events: 90, unknown: 4, mails: 17, thanks: 8, found: nothing, amiss: [] },
  recoveries: [
    { what: 'survey', never: 'killed at COMMIT' },
    { what: 'messaging', seconds: 8 },
  ],
  ...more,
});

describe('the table of faults', () => {
  it('shows how many mails there were, and thanks, among which none came twice', () => {
    const [head, , row] = tableOf([result()]).split('\n');
    const cellOf = (column) => row.split(' | ')[head.split(' | ').indexOf(column)];
    expect([cellOf('mails'), cellOf('thanks')]).toEqual(['17', '8']);
  });

  it('has a recovery of what was broken alone', () => {
    expect(tableOf([result()])).toMatch(/ 8\.0 \| 8\.0 \|$/);
    expect(recoveriesOf([result()]).split('\n').slice(2)).toEqual(['| kill | 1 | messaging | 8.0 |']);
  });
});

describe('a run', () => {
  it('fails when anything was counted, or did not go as planned', () => {
    expect(hasFailed(result())).toBe(false);
    expect(hasFailed(result({ found: { ...nothing, order: ['a'] } }))).toBe(true);
    expect(hasFailed(result({ amiss: ['nothing was broken'] }))).toBe(true);
  });

  it('says of which fault what did not go as planned', () => {
    expect(amissOf([result(), result({ amiss: ['nothing was broken'] })])).toBe(
      '- kill, seed 1: nothing was broken',
    );
  });
});
