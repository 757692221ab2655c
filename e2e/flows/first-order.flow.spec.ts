import { call, customerOf, eventually, mailsTo, orderOf, publish, timelineOf, unique, type Entry } from './system.js';

/** The straight line, from a shop's event to a survey's answer, on real parts. */
describe('from the first order to the answered survey', () => {
  const name = unique();
  const mail = `aya.${name}@example.jp`;
  const orderId = `O-${name}`;
  let customer: string;

  const entry = (type: string) =>
    eventually(`a ${type} on the timeline`, async () => (await timelineOf(customer)).find((each) => each.type === type));

  it('an order that a shop reports is on the timeline of a customer who was not there before', async () => {
    const profile = { name: '森田 彩', kana: 'モリタ アヤ' };
    const data = orderOf(orderId, [{ kind: 'mail', value: mail }]);
    const reply = await publish('order.place', { ...data, customer: { ...data.customer, profile } });
    expect(reply.status).toBe(202);
    const found = await eventually('the customer', () => customerOf(mail));
    customer = found.id;
    expect(found).toMatchObject({ name: { full: '森田 彩' }, mails: [mail], known: true });
    const placed: Entry = await entry('order.placed');
    expect(placed).toMatchObject({ department: 'order', title: { ja: `ご注文 ${orderId}` }, about: { order: `main:${orderId}` } });
  });

  it('the customer enters the segment of first purchases', async () => {
    expect((await entry('segment.entered')).data).toMatchObject({ segment: 'first-purchase' });
    expect((await customerOf(mail))!.segments).toMatchObject([{ id: 'first-purchase' }]);
  });

  it('the journey sends the thank-you mail to a real mailbox, and it is on the timeline', async () => {
    const sent = await entry('message.sent');
    expect(sent).toMatchObject({ channel: 'mail', department: 'message', data: { subject: 'はじめてのご注文のお礼' } });
    const [thanks] = await mailsTo(mail);
    expect(thanks!.subject).toBe('はじめてのご注文のお礼');
    expect(thanks!.text).toContain('森田 彩さま');
  });

  it('an agent records a call about the order, which is on the timeline with both reasons', async () => {
    const { origin } = (await customerOf(mail))!;
    const body = {
      customer: { origin },
      channel: 'phone',
      direction: 'in',
      customerReason: 'customer.usage',
      dealReason: 'deal.other',
      orderId: `main:${orderId}`,
      note: '飲み方をご案内',
      closed: true,
    };
    const headers = { 'idempotency-key': `call-${name}` };
    const first = await call<{ id: string }>('POST', '/api/contacts', { body, headers });
    const again = await call<{ id: string }>('POST', '/api/contacts', { body, headers });
    expect(first.status).toBe(201);
    expect(again.body.id).toBe(first.body.id);
    const opened = await entry('contact.opened');
    expect(opened).toMatchObject({ channel: 'phone', about: { order: `main:${orderId}`, contact: first.body.id } });
    expect(opened.data).toMatchObject({ customerReason: { id: 'customer.usage' }, dealReason: { id: 'deal.other' } });
    await entry('contact.closed');
    expect((await timelineOf(customer)).filter((each) => each.type === 'contact.opened')).toHaveLength(1);
  });

  it('the survey asks how the contact went, and the answer on its page is on the timeline and in the score', async () => {
    const invitation = await eventually('the invitation', async () => (await mailsTo(mail)).find((each) => each.text.includes('/s/')));
    const link = new URL(/https?:\/\/\S+\/s\/\S+/.exec(invitation.text)![0]);
    const before = await score();
    const page = await call<string>('GET', link.pathname);
    expect(page.body).toContain('ご用件は解決しましたか');
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answered = await call<string>('POST', link.pathname, { body: 'solved=yes&rating=5&comment=ていねいでした', headers });
    expect(answered.body).toContain('ありがとうございました');
    expect((await entry('survey.answered')).data).toMatchObject({ score: 5, outOf: 5, comment: 'ていねいでした', choices: { solved: 'yes' } });
    const after = await score();
    expect(after.answers).toBe(before.answers + 1);

    const second = await call<string>('POST', link.pathname, { body: 'rating=1', headers });
    expect(second.body).toContain('すでにお答えをいただいています');
    expect((await score()).answers).toBe(after.answers);
  });
});

async function score(): Promise<{ answers: number; mean: number }> {
  return (await call<{ answers: number; mean: number }>('GET', '/api/surveys/csat-contact/score')).body;
}
