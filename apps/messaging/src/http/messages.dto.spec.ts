import { validationPipe } from '@engawa/http';
import { TemplateDto } from './messages.dto.js';

const read = (subject: object) => {
  const template = { id: 'thanks', purpose: 'service', subject, body: { ja: 'ありがとう\nございます', en: 'Thank\nyou' } };
  return validationPipe().transform(template, { type: 'body', metatype: TemplateDto });
};

describe('a template', () => {
  it.each(['Thank you\r\nBcc: everybody@example.jp', 'Thank\nyou', 'Thank you\r'])('has no subject of more than one line: %j', async (line) => {
    await expect(read({ ja: 'お礼', en: line })).rejects.toMatchObject({ status: 400, body: { pointer: '/subject/en' } });
    await expect(read({ ja: line, en: 'Thanks' })).rejects.toMatchObject({ status: 400, body: { pointer: '/subject/ja' } });
  });

  it('has a subject of one line and of 128 characters at most', async () => {
    await expect(read({ ja: '{{name}}さまへ', en: 'Dear {{name}}' })).resolves.toBeInstanceOf(TemplateDto);
    await expect(read({ ja: 'x'.repeat(129), en: '' })).rejects.toMatchObject({ body: { errors: [{ pointer: '/subject/ja' }, { pointer: '/subject/en' }] } });
  });
});
