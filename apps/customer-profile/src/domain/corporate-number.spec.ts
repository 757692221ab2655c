import { corporateNumberViolation, plainCorporateNumber } from './corporate-number.js';

describe('a 法人番号', () => {
  it.each(['7000012050002', '1180301018771', '4010401065760', '5010401067252'])('%s of the public register is one', (number) => {
    expect(corporateNumberViolation(number)).toBeUndefined();
  });

  it('is refused for what is wrong with it', () => {
    expect(corporateNumberViolation('700001205000')).toBe('must have 13 digits');
    expect(corporateNumberViolation('70000120500021')).toBe('must have 13 digits');
    expect(corporateNumberViolation('７000012050002')).toBe('must have 13 digits');
    expect(corporateNumberViolation('8000012050002')).toContain('check digit');
  });

  it('of which any digit but one is mistyped is none', () => {
    const mistyped = [...'7000012050002'].flatMap((right, place) =>
      [...'0123456789'].filter((digit) => digit !== right).map((digit) => '7000012050002'.slice(0, place) + digit + '7000012050002'.slice(place + 1)),
    );
    // 0 and 9 weigh the same in a rest of nine.
    const found = mistyped.filter((number) => corporateNumberViolation(number) === undefined);
    expect(found.every((number) => [...number].some((digit, place) => digit === '9' && '7000012050002'[place] === '0'))).toBe(true);
  });

  it('is read however it is written', () => {
    expect(plainCorporateNumber('T7-0000-1205-0002')).toBe('7000012050002');
    expect(plainCorporateNumber('７０００ ０１２０ ５０００２')).toBe('7000012050002');
  });
});
