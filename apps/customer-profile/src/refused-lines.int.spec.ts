import { becomes, brought, checked, post, profileOf, refusedLines, rights, startImporting, upload } from '../test/importing.js';

beforeAll(startImporting);
afterAll(() => rights.service.stop());

const fields = (...all: string[]) => all.flatMap((field, column) => (field ? [{ column, field }] : []));

describe('the lines that were refused', () => {
  it('are a file with a mark, each once, that brings what it says when it is mended', async () => {
    const lines = ['会員番号,氏名,mail,備考,生年月日', '=1+1,＝HYPERLINK,なし,"a,""b""",昨日', '＠X2,-森田,+x@example.jp,,昨日'];
    const first = await brought(Buffer.from(lines.join('\r\n')), {}, fields('member', 'name', 'mail', '', 'birthday'));
    expect(first.counts).toMatchObject({ refused: 2 });
    const [head, one, other, ...more] = await refusedLines(first.id);
    expect(head).toBe('\ufeff"会員番号","氏名","mail","備考","生年月日","取り込めない理由 / why it is refused"');
    expect(one).toMatch(/^"'=1\+1","'＝HYPERLINK","なし","a,""b""","昨日","2: mail: メールアドレス.*生年月日: 日付ではありません/);
    expect(more).toEqual([]);
    const id = await upload(Buffer.from([head, one!.replace('なし', 'one@example.jp'), other].join('\r\n').replaceAll('昨日', '1984/5/6')));
    const { columns } = (await rights.service.get<{ columns: object[] }>(`/api/imports/${id}/preview`)).body;
    expect(columns).toEqual(fields('member', 'name', 'mail', '', 'birthday'));
    await checked(id, { columns });
    await post(`/api/imports/${id}/run`);
    expect(await becomes(id, 'done')).toMatchObject({ counts: { refused: 0 } });
    expect(await profileOf('one@example.jp')).toMatchObject({ name: { full: '＝HYPERLINK' } });
    expect(await profileOf('+x@example.jp')).toMatchObject({ name: { full: '-森田' } });
  });

  it('of a file that was mended have new reasons, and no longer the old ones', async () => {
    const first = await brought(Buffer.from('会員番号,mail\r\nR1,なし\r\n'), {}, fields('member', 'mail'));
    const again = await brought(Buffer.from((await refusedLines(first.id)).join('\r\n')), {}, fields('member', 'mail'));
    expect(await refusedLines(again.id)).toEqual(await refusedLines(first.id));
  });
});
