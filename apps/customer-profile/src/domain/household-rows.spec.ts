import { HouseholdRows, type MemberRow } from './household-rows.js';
import { HOUSEHOLD_MAX, type HouseholdRole } from './relation.js';

/** `setsuko/s2 H head`: a customer, one of their origins where they have several, a household and a role. */
const read = (line: string) => {
  const [who, household, role] = line.split(' ') as [string, string, HouseholdRole | undefined];
  const [customer, origin = customer] = who.split('/') as [string, string?];
  return { origin, customer, household, role: role ?? null };
};
const write = ({ origin, customer, household, role }: MemberRow) => `${customer}${origin === customer ? '' : `/${origin}`} ${household} ${role}`;
/** What becomes of lines that are told one after the other. */
function told(before: string[], ...lines: string[]) {
  const households = new HouseholdRows(before.map((each) => ({ ...read(each), role: read(each).role! })));
  return { seatings: households.seat(lines.map(read)), gone: households.gone().map(write), written: households.written().map(write) };
}
const nothing = { gone: [], written: [] };
const DESKS = '019ac9a0-0000-7000-8000-000000000000';

describe('a household that lines name', () => {
  it('begins with the first, who is other where nothing else is said, and takes in whoever comes', () => {
    expect(told([], 'setsuko H head', 'mari H child', 'ken H')).toEqual({
      seatings: ['changed', 'changed', 'changed'],
      gone: [],
      written: ['setsuko H head', 'mari H child', 'ken H other'],
    });
  });

  it('is the same where it is told again, also without roles', () => {
    const before = ['setsuko H head', 'mari H child'];
    expect(told(before, ...before, 'mari H', 'setsuko H')).toEqual({ seatings: Array(4).fill('same'), ...nothing });
  });

  it('has people as the last line says, and of what lines take back nothing is written', () => {
    expect(told(['setsuko H head', 'mari H child'], 'mari H other', 'mari H child')).toEqual({ seatings: ['changed', 'changed'], ...nothing });
    expect(told(['setsuko H head', 'mari H child'], 'mari H spouse')).toEqual({ seatings: ['changed'], gone: [], written: ['mari H spouse'] });
  });

  it('has one head, who may be another once the first is not', () => {
    expect(told(['setsuko H head'], 'mari H head', 'setsuko H parent', 'mari H head')).toEqual({
      seatings: ['second-head', 'changed', 'changed'],
      gone: [],
      written: ['setsuko H parent', 'mari H head'],
    });
  });

  it(`has ${HOUSEHOLD_MAX} people and no more, of whom those who are one count once`, () => {
    const people = Array.from({ length: HOUSEHOLD_MAX - 1 }, (_, n) => `p${n} H other`);
    expect(told([...people, 'p0/other H other'], 'setsuko H', 'mari H', 'p1 H child').seatings).toEqual(['changed', 'household-full', 'changed']);
  });
});

describe('somebody who lives with others', () => {
  it('is in no second household', () => {
    expect(told(['setsuko H head', 'mari H child'], 'mari K', 'ken K')).toEqual({ seatings: ['lives-elsewhere', 'changed'], gone: [], written: ['ken K other'] });
  });

  it('was in none while they were alone there', () => {
    expect(told(['mari H child'], 'mari K', 'ken K', 'setsuko H')).toEqual({
      seatings: ['changed', 'changed', 'changed'],
      gone: ['mari H child'],
      written: ['mari K other', 'ken K other', 'setsuko H other'],
    });
  });

  it('and is left alone in another since they were merged has left it when somebody comes', () => {
    const before = ['both/a H head', 'both/b K child', 'ken K head'];
    expect(told(before, 'both/a H').seatings).toEqual(['lives-elsewhere']);
    expect(told(before, 'mari H head')).toEqual({ seatings: ['changed'], gone: ['both/a H head'], written: ['mari H head'] });
  });

  it('and is in two since they were merged may be told what they are in either', () => {
    const before = ['both/a H other', 'setsuko H head', 'both/b K child', 'ken K head'];
    expect(told(before, 'both/a H child', 'both/b K parent', 'both/a L').seatings).toEqual(['changed', 'changed', 'lives-elsewhere']);
  });
});

describe('a household of a desk', () => {
  const before = [`setsuko ${DESKS} head`, `mari ${DESKS} child`];

  it('is that of a code once lines tell all who live there into it', () => {
    expect(told(before, 'setsuko H head', 'mari H', 'setsuko H')).toEqual({ seatings: ['changed', 'changed', 'same'], gone: before, written: ['setsuko H head', 'mari H child'] });
    expect(told([...before, 'ken H other'], 'mari H head', 'setsuko H parent').written).toEqual(['setsuko H parent', 'mari H head']);
  });

  it('is not while somebody is told of nowhere, or elsewhere, or there would be two heads or too many', () => {
    const refused = ['lives-elsewhere', 'lives-elsewhere'];
    expect(told(before, 'setsuko H head')).toEqual({ seatings: ['lives-elsewhere'], ...nothing });
    expect(told(before, 'setsuko H', 'mari K')).toEqual({ seatings: refused, ...nothing });
    expect(told([...before, 'ken H head'], 'setsuko H', 'mari H')).toEqual({ seatings: refused, ...nothing });
    expect(told([...before, ...Array.from({ length: HOUSEHOLD_MAX - 1 }, (_, n) => `p${n} H other`)], 'setsuko H', 'mari H')).toEqual({ seatings: refused, ...nothing });
  });

  it('goes with all rows of who was merged, as what lines say', () => {
    expect(told([...before, `setsuko/s2 ${DESKS} child`, 'setsuko/s2 H other', 'ken H head'], 'setsuko H parent', 'mari H').written).toEqual(['setsuko/s2 H parent', 'setsuko H parent', 'mari H child']);
  });

  it('of one who is alone there is none', () => {
    expect(told([`mari ${DESKS} child`], 'mari H')).toEqual({ seatings: ['changed'], gone: [`mari ${DESKS} child`], written: ['mari H other'] });
  });
});

describe('those who are one', () => {
  it('are there by each origin that lines name, and what is said counts for all', () => {
    expect(told(['both/a H child', 'setsuko H head'], 'both/b H')).toEqual({ seatings: ['changed'], gone: [], written: ['both/b H other'] });
    expect(told(['both/a H head', 'setsuko H spouse'], 'both/b H')).toEqual({ seatings: ['changed'], gone: [], written: ['both/b H other'] });
    expect(told(['both/a H child', 'setsuko H head'], 'both/b H spouse')).toEqual({ seatings: ['changed'], gone: [], written: ['both/a H spouse', 'both/b H spouse'] });
  });

  it('and lived together have their home when they part, whoever comes and wherever they go', () => {
    const before = ['both/a H head', 'both/b H spouse'];
    expect(told(before, 'both/a K head', 'ken K')).toEqual({ seatings: ['changed', 'changed'], gone: [], written: ['both/a K head', 'ken K other'] });
    expect(told([...before, 'both/a K head', 'ken K other'], 'mari H')).toEqual({ seatings: ['changed'], gone: [], written: ['mari H other'] });
  });

  it('stay what was told of each before', () => {
    expect(told(['both/a H child', 'both/b H spouse', 'setsuko H head'], 'both/a H child', 'both/b H spouse')).toEqual({ seatings: ['same', 'same'], ...nothing });
  });

  it('are no second head beside themselves', () => {
    expect(told(['both/a H head', 'mari H child'], 'both/b H head').seatings).toEqual(['changed']);
  });
});
