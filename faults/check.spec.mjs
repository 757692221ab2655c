import { found, without } from './right-story.mjs';

describe('what is compared with the ledger', () => {
  it('is found to be right where nothing went wrong', () => {
    expect(found(() => undefined)).toEqual({});
  });

  it('is lost when it was accepted and its owner recorded nothing', () => {
    expect(found(({ facts }) => without(facts, ({ cause }) => cause === 'a-2'))).toEqual({
      lost: ['a-2: no fact of its owner'],
    });
  });

  it('is lost when it is recorded and not on the timeline, not stated to others, or not counted', () => {
    const isA2 = ({ id }) => id === 'fact a-2';
    expect(found(({ entries }) => without(entries, isA2)).lost).toEqual(['a-2: not on the timeline']);
    expect(found(({ stream }) => without(stream, isA2)).lost).toEqual(['a-2: not stated to others']);
    expect(found(({ counted }) => without(counted, ({ key }) => key === 'b')).lost).toEqual([
      'b-1: not counted for segments',
      'b-2: not counted for segments',
    ]);
    expect(found(({ contacts }) => contacts.pop()).lost).toEqual([
      'call: no contact',
      'call: not asked by csat',
    ]);
  });

  it('is lost when a mail counts as sent and nobody received it', () => {
    expect(found(({ mails }) => mails.shift()).lost).toEqual(['mail d: sent, and not in the mailbox']);
  });

  it('is lost when it is a dead letter and no poison, or poison and no dead letter', () => {
    const letter = (kind) => (tables, ledger) => {
      without(tables.facts, ({ cause }) => cause === 'a-2');
      without(tables.receipts, ({ cause }) => cause === 'a-2');
      tables.deadLetters.push({ service: 'order-ingest', cause: 'a-2', reason: 'failed' });
      ledger.find(({ cause }) => cause === 'a-2').kind = kind;
    };
    const deadLettered = ['order-ingest: a-2 failed'];
    expect(found(letter('order'))).toEqual({ lost: ['a-2: a dead letter of order-ingest'], deadLettered });
    const otherwise = (tables, ledger) => {
      letter('poison')(tables, ledger);
      tables.counted[0].amount = 1;
    };
    expect(found(otherwise)).toEqual({ deadLettered });
    const poison = { cause: 'p', kind: 'poison', key: 'p', seq: 1, outcome: 'accepted' };
    expect(found((_, ledger) => ledger.push(poison)).lost).toEqual(['p: no dead letter']);
  });

  it('is a phantom when it was refused, or sent by nobody, and is there', () => {
    expect(found(({ receipts }) => receipts.push({ cause: 'no' })).phantom).toEqual(['no: a receipt']);
    const accept = (_, ledger) => (ledger.find(({ cause }) => cause === 'no').outcome = 'accepted');
    expect(found(accept).phantom).toEqual(['no: accepted']);
    expect(found(({ facts }) => facts.push({ id: 'f', cause: 'no' })).phantom).toEqual(['no: a fact']);
    expect(found(({ contacts }) => contacts.push({ cause: 'nobody' })).phantom).toEqual([
      'nobody: a contact',
    ]);
  });

  it('may be there or not when its outcome is unknown', () => {
    const unknown = (ledger) => (ledger.find(({ cause }) => cause === 'a-2').outcome = 'unknown');
    expect(found((_, ledger) => unknown(ledger))).toEqual({});
    const absent = (tables, ledger) => {
      unknown(ledger);
      without(tables.facts, ({ cause }) => cause === 'a-2');
    };
    expect(found(absent)).toEqual({});
  });
});

describe('an event that was refused', () => {
  it('is lost when it was refused and nothing was wrong with it, above all when it was sent again', () => {
    const refuse = (more) => (_, ledger) =>
      Object.assign(
        ledger.find(({ cause }) => cause === 'a-2'),
        { wasRefused: true, ...more },
      );
    const again = { wasUnknown: true, outcome: 'unknown' };
    expect(found(refuse(again)).lost).toEqual(['a-2: refused when it was sent again']);
    expect(found(refuse({ ...again, isWrong: true })).lost).toBeUndefined();
    expect(found(refuse({})).lost).toEqual(['a-2: refused for nothing']);
  });
});

describe('an effect', () => {
  it('is double when one report has two receipts, facts, contacts or entries', () => {
    expect(found(({ receipts }) => receipts.push({ cause: 'a-1' })).double).toEqual(['a-1: receipt']);
    expect(found(({ facts }) => facts.push({ ...facts[0], id: 'again' })).double).toEqual(['a-1: stated']);
    expect(found(({ contacts }) => contacts.push({ ...contacts[0] })).double).toEqual(['call: contact']);
    expect(found(({ entries }) => entries.push({ ...entries[0] })).double).toEqual([
      'entry of fact fact a-1',
    ]);
  });

  it('is double when a mail arrives twice, or one address is thanked twice', () => {
    const again = (mail) => found(({ mails }) => mails.push({ ...mails[0], ...mail })).double;
    expect(again({ thanks: false })).toEqual(['mail d']);
    expect(again({ delivery: 'e' })).toEqual(['thanks to aya@example.jp']);
    expect(again({ delivery: 'e', address: 'ken@example.jp' })).toBeUndefined();
  });

  it('that a relay sent twice is no error by itself', () => {
    expect(found(({ stream }) => stream.push({ ...stream[0] }))).toEqual({});
  });
});

describe('the order of a key', () => {
  it('is broken when its owner recorded the second event before the first', () => {
    expect(found(({ facts }) => facts.unshift(...facts.splice(1, 1))).order).toEqual([
      'order a: 1 after 2 in facts',
    ]);
  });

  it('is broken when others are told the second before the first, and of another order than the timeline', () => {
    expect(found(({ stream }) => stream.unshift(...stream.splice(1, 1))).order).toEqual([
      'order a: 1 after 2 in stream',
      'origin origin of a: 1 after 2 in stream and timeline',
    ]);
  });

  it('is broken when its facts are stated under two origins', () => {
    expect(found(({ stream }) => (stream[1].origin = 'another')).order).toEqual([
      'order a: under several origins',
    ]);
  });

  it('and what follows is listed and not counted where one of its events is a dead letter', () => {
    const change = ({ facts, deadLetters }) => {
      facts.unshift(...facts.splice(1, 1));
      deadLetters.push({ service: 'order-ingest', cause: 'a-1', reason: 'failed' });
    };
    expect(found(change)).toEqual({
      lost: ['a-1: a dead letter of order-ingest'],
      deadLettered: ['order-ingest: a-1 failed'],
    });
  });
});

describe('what is left to do when patience ends', () => {
  it('is stuck, and what is absent because of it is not lost', () => {
    const change = ({ facts, left }) => {
      without(facts, ({ cause }) => cause === 'a-2');
      left.push('1 message of order-ingest');
    };
    expect(found(change)).toEqual({ stuck: ['1 message of order-ingest', 'a-2: no fact of its owner'] });
  });
});

describe('a mail of which nobody knows whether it left', () => {
  it('is listed, and neither lost nor stuck', () => {
    const change = ({ mails, deliveries }) => {
      mails.shift();
      Object.assign(deliveries[0], { status: 'held', reason: 'unknown' });
    };
    expect(found(change)).toEqual({ unknownHandOvers: ['d'] });
  });
});
