import { maskedMail, maskedName, maskedPhone } from './index.js';

describe('a mask', () => {
  it.each([
    ['+819012341234', '090-****-1234'],
    ['+81330009628', '03-****-9628'],
    ['+81942000187', '094*-**-0187'],
    ['+81499221234', '049**-*-1234'],
    ['+81120123456', '012*-***-456'],
    ['+8139628', '****-9628'],
    ['+81', '****-81'],
    ['+14155550100', '****-0100'],
    ['0187', '****-0187'],
  ])('of the phone number %s is %s', (phone, masked) => {
    expect(maskedPhone(phone)).toBe(masked);
  });

  it.each([
    ['hanako@example.jp', 'h***@example.jp'],
    ['a@b@example.jp', 'a***@example.jp'],
    ['花子@example.jp', '花***@example.jp'],
    ['no-address', 'n***'],
    ['@', '@***'],
  ])('of the mail %s is %s', (mail, masked) => {
    expect(maskedMail(mail)).toBe(masked);
  });

  it('of a name leaves its first character, however it is written', () => {
    expect(maskedName('髙橋和子')).toBe('髙***');
    expect(maskedName('𠮷野')).toBe('𠮷***');
  });
});
