import { sessionCookie } from './session-cookie.js';

const requestWith = (cookie: string) => ({ headers: { cookie } });

describe('the cookie of a session', () => {
  it('is for https and this host alone where browsers come by https, and no script reads it', () => {
    expect(sessionCookie.set('abc', 60, true)).toBe('__Host-engawa_session=abc; Path=/; HttpOnly; SameSite=Strict; Max-Age=60; Secure');
    expect(sessionCookie.set('abc', 60, false)).toBe('engawa_session=abc; Path=/; HttpOnly; SameSite=Strict; Max-Age=60');
  });

  it('is found among others', () => {
    expect(sessionCookie.of(requestWith('a=b; engawa_session=abc=; c'), false)).toBe('abc=');
    expect(sessionCookie.of(requestWith('xengawa_session=abc; engawa_session='), false)).toBeUndefined();
    expect(sessionCookie.of({ headers: {} }, false)).toBeUndefined();
  });

  it('that a neighbouring host planted does not count under https', () => {
    expect(sessionCookie.of(requestWith('engawa_session=planted; __Host-engawa_session=own'), true)).toBe('own');
    expect(sessionCookie.of(requestWith('engawa_session=planted'), true)).toBeUndefined();
  });
});
