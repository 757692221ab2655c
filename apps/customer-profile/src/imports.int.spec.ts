import { createHash, randomUUID } from 'node:crypto';
import { inTransaction } from '@engawa/postgres';
import { bearer, longestTurn } from '@engawa/testkit';
import { becomes, brought, checked, CHUNK, COLUMNS, create, csv, errorsOf, importOf, morita, NAMES, nextNumber, post, profileOf, put, refusedLines, rights, startImporting, upload } from '../test/importing.js';
import { rowReader } from './commands/import-rows.js';
import { holdImport, workOnImport } from './commands/work-on-import.js';

beforeAll(startImporting);
afterAll(() => rights.service.stop());

describe('a file of customers', () => {
  it('is looked at, tried without writing anything, and written', async () => {
    const [one, two] = [morita(), morita({ birthday: '昭和59年5月6日', name: '髙橋 和子' })];
    const id = await upload(csv(one.line, two.line));
    const preview = (await rights.service.get<{ encoding: string; names: string[]; rows: string[][]; columns: object[] }>(`/api/imports/${id}/preview`)).body;
    expect(preview).toMatchObject({ encoding: 'utf-8', names: NAMES.split(','), columns: COLUMNS });
    expect(preview.rows).toHaveLength(2);
    expect(await checked(id)).toMatchObject({ state: 'checked', rowsTotal: 3, counts: { new: 2, changed: 0, same: 0, refused: 0 } });
    expect(await profileOf(one.mail)).toBeUndefined();
    await post(`/api/imports/${id}/run`);
    expect(await becomes(id, 'done')).toMatchObject({ rowsDone: 3, counts: { new: 2, refused: 0 }, createdBy: '野口陽子' });
    expect(await profileOf(one.mail)).toMatchObject({ name: { full: one.name }, birthday: '1984-05-06', entryCount: 1 });
    expect(await profileOf(two.mail)).toMatchObject({ name: { full: '髙橋 和子' }, birthday: '1984-05-06' });
    expect(await rights.service.rows('SELECT FROM import_chunks WHERE import = $1', [id])).toEqual([]);
  });

  it.each([0, 1, 2])('is looked at though its first piece ends %i bytes off a character', async (off) => {
    const bytes = Buffer.from(`会員番号,氏名\r\n${Array.from({ length: 60_000 }, (_, n) => `PV${n}${'x'.repeat(off)},森田彩子花子`).join('\r\n')}`);
    const id = await upload(bytes);
    const { status, body } = await rights.service.get<{ rows: string[][] }>(`/api/imports/${id}/preview`);
    expect(status).toBe(200);
    expect(body.rows).toHaveLength(20);
    await post(`/api/imports/${id}/cancel`);
  });

  it('is named by its first line that is not blank, and its lines keep their numbers', async () => {
    const id = await upload(Buffer.from('\r\n,\r\n会員番号,氏名\r\n\r\nBL1,森田\r\n,名無し\r\n'));
    const columns = [{ column: 0, field: 'member' }, { column: 1, field: 'name' }];
    expect((await rights.service.get(`/api/imports/${id}/preview`)).body).toMatchObject({ names: ['会員番号', '氏名'], rows: [['BL1', '森田'], ['', '名無し']], columns });
    expect(await checked(id, { columns })).toMatchObject({ counts: { new: 1, refused: 1 } });
    expect((await errorsOf(id)).map(({ row }) => row)).toEqual([6]);
    await post(`/api/imports/${id}/run`);
    await becomes(id, 'done');
    expect(await rights.service.rows(`SELECT FROM identifiers WHERE value = '会員番号'`)).toEqual([]);
  });

  it('says what the company declared, and is guessed by its names', async () => {
    await post('/api/attributes', { id: 'cups', name: { ja: '一日の杯数', en: 'Cups a day' }, type: 'number' });
    const id = await upload(Buffer.from('メール,一日の杯数,結婚記念日,返送日,住所\r\ndeclared@example.jp,2,6月1日,2026/10/3,天神1-1\r\nnone@example.jp,たくさん,,,\r\n'));
    const { columns } = (await rights.service.get<{ columns: { field: string }[] }>(`/api/imports/${id}/preview`)).body;
    expect(columns.map(({ field }) => field)).toEqual(['mail', 'attributes.cups', 'anniversary', 'returnedPost', 'line1']);
    expect(await checked(id, { columns })).toMatchObject({ counts: { new: 1, refused: 1 } });
    expect(await errorsOf(id)).toMatchObject([{ row: 3, problems: [{ code: 'not-of-its-type', column: 1 }] }]);
    await post(`/api/imports/${id}/run`);
    await becomes(id, 'done');
    expect(await profileOf('declared@example.jp')).toMatchObject({ attributes: { cups: 2 }, anniversaries: [{ name: '結婚記念日', on: '--06-01' }], returnedPost: '2026-10-03' });
    const again = await upload(Buffer.from('メール,一日の杯数\r\ndeclared@example.jp,2\r\ndeclared@example.jp,3'));
    expect(await checked(again, { columns: columns.slice(0, 2) })).toMatchObject({ counts: { same: 1, changed: 1 } });
  });

  it('is history: nobody is told anything because of it', async () => {
    const one = morita();
    await brought(csv(one.line));
    const [row] = await rights.service.rows<{ backfill: boolean }>('SELECT backfill FROM facts ORDER BY recorded_at DESC LIMIT 1');
    expect(row).toEqual({ backfill: true });
  });

  it.each(['utf-8', 'shift_jis', 'utf-8 with a mark'])('in %s is read without being told so', async (encoding) => {
    const address = `encoding-${nextNumber()}@example.jp`;
    // 髙橋 in Shift_JIS, as spreadsheets in Japan write it.
    const [name, head] = encoding === 'shift_jis' ? [Buffer.from('fbfc8bb4', 'hex'), Buffer.from('8e8196bc2c6d61696c0d0a', 'hex')] : [Buffer.from('髙橋'), Buffer.from('氏名,mail\r\n')];
    const mark = encoding.includes('mark') ? Buffer.from('\ufeff') : Buffer.alloc(0);
    const id = await upload(Buffer.concat([mark, head, name, Buffer.from(`,${address}\r\n`)]));
    const columns = [{ column: 0, field: 'name' }, { column: 1, field: 'mail' }];
    expect(await checked(id, { columns })).toMatchObject({ state: 'checked', encoding: encoding.split(' ')[0], counts: { new: 1 } });
    await post(`/api/imports/${id}/run`);
    await becomes(id, 'done');
    expect(await profileOf(address)).toMatchObject({ name: { full: '髙橋' } });
  });

  it('in none of the encodings is refused with the place, and writes nothing', async () => {
    const id = await upload(Buffer.concat([csv(morita().line), Buffer.from([0x0d, 0x0a, 0x80, 0xff, 0xff])]));
    expect(await checked(id)).toMatchObject({ state: 'failed', failure: { code: 'wrong-encoding', byte: expect.any(Number) as number } });
    expect(await post(`/api/imports/${id}/run`)).toMatchObject({ status: 409, body: { type: 'urn:engawa:problem:in-another-state' } });
    expect((await rights.service.get(`/api/imports/${id}/preview`)).status).toBe(422);
  });

  it('in ISO-2022-JP is refused with the place: it is in none of the encodings, though all of its bytes are', async () => {
    const id = await upload(Buffer.from('member,mail,\u001b$B;aL>\u001b(B\r\nIS1,iso@example.jp,\u001b$B9b66\u001b(B\r\n'));
    expect((await rights.service.get(`/api/imports/${id}/preview`)).body).toMatchObject({ type: 'urn:engawa:problem:wrong-encoding' });
    const columns = ['member', 'mail', 'name'].map((field, column) => ({ column, field }));
    expect(await checked(id, { columns })).toMatchObject({ state: 'failed', failure: { code: 'wrong-encoding', byte: 12 } });
  });

  it('refuses lines one by one, with their reasons, to be mended and brought again', async () => {
    const good = morita();
    const id = await upload(csv(`,名無し,,,,,,`, good.line, morita({ mail: 'なし' }).line, morita({ birthday: '昨日' }).line, ',,,info@example.jp,,,,', `${'長'.repeat(300)},x,,,,,,`));
    expect(await checked(id)).toMatchObject({ counts: { new: 1, refused: 5 } });
    expect((await errorsOf(id)).map(({ row, problems }) => [row, problems[0]!.code, problems[0]!.column])).toEqual([
      [2, 'no-identifier', null],
      [4, 'not-a-mail', 3],
      [5, 'not-a-date', 5],
      [6, 'nobodys', null],
      [7, 'invalid', 0],
    ]);
    const [, ...lines] = await refusedLines(id);
    expect(lines.map((line) => /"(\d+): [^"]*"$/.exec(line)?.[1])).toEqual(['2', '4', '5', '6', '7']);
    expect(lines[1]).toContain('"4: メールアドレス: メールアドレスではありません');
    await post(`/api/imports/${id}/run`);
    expect(await becomes(id, 'done')).toMatchObject({ counts: { new: 1, refused: 5 } });
    expect(await profileOf(good.mail)).toBeDefined();
  });

  it('brought twice is refused, or changes nothing where somebody says so', async () => {
    const file = csv(morita().line, morita().line, morita().line);
    const first = await brought(file);
    const entries = async () => (await rights.service.rows<{ n: number }>('SELECT count(*)::int AS n FROM entries'))[0]!.n;
    const before = await entries();
    const id = await upload(file);
    expect(await checked(id)).toMatchObject({ counts: { new: 0, changed: 0, same: 3 } });
    expect(await post<{ import: string }>(`/api/imports/${id}/run`)).toMatchObject({ status: 409, body: { type: 'urn:engawa:problem:same-file', import: first.id } });
    await post(`/api/imports/${id}/run`, { again: true });
    expect(await becomes(id, 'done')).toMatchObject({ counts: { new: 0, changed: 0, same: 3, refused: 0 } });
    expect(await entries()).toBe(before);
  });

  it('with several lines of one person ends with the last, however often it comes', async () => {
    const old = morita();
    const lines = [old.line, old.line.replace(old.name, '鈴木 花子')];
    const isNow = async () => expect(await profileOf(old.mail)).toMatchObject({ name: { full: '鈴木 花子' } });
    expect((await brought(csv(...lines))).counts).toMatchObject({ new: 2 });
    await isNow();
    for (const file of [csv(...lines), csv(...lines, morita().line)]) {
      expect((await brought(file, { again: true })).counts).toMatchObject({ changed: 0, same: 2 });
      await isNow();
    }
    expect((await brought(csv(lines[1]!, lines[0]!), { again: true })).counts).toMatchObject({ changed: 1, same: 1 });
    expect(await profileOf(old.mail)).not.toMatchObject({ name: { full: '鈴木 花子' } });
  });

  it('does not outdo what a department said, and changes nothing the second time either', async () => {
    const one = morita();
    await brought(csv(one.line));
    const id = (await rights.service.customerOf(one.mail))!;
    await post(`/api/customers/${id}/profile`, { name: '森田 綾' });
    const file = csv(one.line.replace('1-', '2-'));
    expect((await brought(file)).counts).toMatchObject({ changed: 1 });
    expect(await profileOf(one.mail)).toMatchObject({ name: { full: '森田 綾' } });
    expect((await brought(file, { again: true })).counts).toMatchObject({ same: 1, changed: 0 });
  });

  it.each([
    ['two who share a landline', 'A1,森田 父,,092-111-2222\r\nA2,森田 母,,092-111-2222', { new: 2 }],
    ['an address that is nobody’s beside a number', 'B1,森田 一,info@shop.example,', { new: 1 }],
    ['two members who share an address', 'C1,森田 一,shared-c@example.jp,\r\nC2,森田 二,shared-c@example.jp,', { new: 2 }],
    ['somebody who has a landline alone', ',森田 三,,092-111-3333', { new: 1 }],
  ])('with %s changes nothing the second time, nor the third', async (_, lines, counts) => {
    const file = Buffer.from(`会員番号,氏名,mail,電話\r\n${lines}`);
    const columns = ['member', 'name', 'mail', 'phone'].map((field, column) => ({ column, field }));
    expect((await brought(file, {}, columns)).counts).toMatchObject({ changed: 0, same: 0, refused: 0, ...counts });
    for (let times = 0; times < 2; times += 1) expect((await brought(file, { again: true }, columns)).counts).toMatchObject({ new: 0, changed: 0, same: counts.new });
  });

  it('changes whoever has a landline that was not known of them', async () => {
    const columns = ['member', 'phone'].map((field, column) => ({ column, field }));
    await brought(Buffer.from('会員番号,電話\r\nD1,092-111-4444\r\nD2,'), {}, columns);
    expect((await brought(Buffer.from('会員番号,電話\r\nD1,092-111-4444\r\nD2,092-111-4444'), {}, columns)).counts).toMatchObject({ new: 0, changed: 1, same: 1 });
  });

  it('with mixed line ends is read line by line, and a line with more cells than names is refused', async () => {
    const columns = ['member', 'name'].map((field, column) => ({ column, field }));
    const done = await brought(Buffer.from('会員番号,氏名\r\nMX1,森田,,\nMX2,田中\nMX3,佐藤,,東京,'), {}, columns);
    expect(done.counts).toMatchObject({ new: 2, refused: 1 });
    expect(await errorsOf(done.id)).toMatchObject([{ row: 4, problems: [{ code: 'too-many-cells', column: 2 }] }]);
  });

  it('brought by two at once is written once', async () => {
    const file = csv(morita().line);
    const ids = [await upload(file), await upload(file)];
    for (const id of ids) await checked(id);
    const answers = await Promise.all(ids.map((id) => post(`/api/imports/${id}/run`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  it('does not bring back who was erased', async () => {
    const { id: customer, address } = await rights.nakagawa();
    await rights.erased(customer);
    const done = await brought(csv(morita({ mail: address.value }).line));
    expect(done.counts).toMatchObject({ new: 0, refused: 1 });
    expect((await errorsOf(done.id))[0]!.problems[0]!.code).toBe('erased');
    expect(await rights.service.customerOf(address.value)).toBeUndefined();
  });
});

describe('the pieces of a file', () => {
  it('go on where they were broken off, and each may be sent twice', async () => {
    const bytes = csv(...Array.from({ length: 20_000 }, () => morita().line));
    const id = await create(bytes);
    const piece = (n: number) => bytes.subarray(n * CHUNK, (n + 1) * CHUNK);
    expect((await put(id, 0, piece(0))).body).toEqual({ next: 1 });
    expect((await put(id, 0, piece(0))).body).toEqual({ next: 1 });
    expect((await put(id, 2, piece(1))).body).toMatchObject({ type: 'urn:engawa:problem:not-the-next-chunk', next: 1 });
    expect((await put(id, 1, piece(1).subarray(0, 100))).status).toBe(413);
    expect(await importOf(id)).toMatchObject({ state: 'uploading', nextChunk: 1 });
    for (let n = 1; n * CHUNK < bytes.length; n++) await put(id, n, piece(n));
    expect(await checked(id)).toMatchObject({ state: 'checked', rowsTotal: 20_001, counts: { new: 20_000 } });
    await post(`/api/imports/${id}/cancel`);
    expect(await importOf(id)).toMatchObject({ state: 'cancelled' });
  });

  it('are refused beyond the size that was told, and a file that is too large at its beginning', async () => {
    const id = await create(Buffer.alloc(10));
    expect((await put(id, 0, Buffer.alloc(11))).status).toBe(413);
    expect(await post('/api/imports', { name: 'all.csv', sizeBytes: 2_000_000_000 })).toMatchObject({ status: 413, body: { type: 'urn:engawa:problem:too-large', pointer: '/sizeBytes' } });
  });

  it('are told by a hash, so that who goes on knows whether it is the same file', async () => {
    const bytes = csv(...Array.from({ length: 20_000 }, () => morita().line));
    const id = await create(bytes);
    let sent = Buffer.alloc(0);
    for (let n = 0; n < 2; n += 1) {
      const piece = bytes.subarray(n * CHUNK, (n + 1) * CHUNK);
      sent = createHash('sha256').update(sent).update(piece).digest();
      await put(id, n, piece);
      expect(await importOf(id)).toMatchObject({ sentSha256: sent.toString('hex') });
    }
    await post(`/api/imports/${id}/cancel`);
  });

  it('are refused from who sees masked data, as is whatever would tell who is known', async () => {
    const masked = await bearer('customer-profile', ['customers.import']);
    const id = await upload(csv(morita().line));
    const refused = { status: 403 };
    expect(await post('/api/imports', { name: 'a.csv', sizeBytes: 1 }, masked)).toMatchObject(refused);
    expect(await post(`/api/imports/${id}/check`, { columns: COLUMNS }, masked)).toMatchObject(refused);
    await checked(id);
    expect(await post(`/api/imports/${id}/run`, {}, masked)).toMatchObject(refused);
    await post(`/api/imports/${id}/cancel`);
  });

  it('are refused from who may not bring files', async () => {
    expect((await rights.service.post('/api/imports', { name: 'a', sizeBytes: 1 }, await bearer('customer-profile', ['customers.write']))).status).toBe(403);
  });
});

describe('a file of wrong lines, each with hundreds of numbers,', () => {
  it('keeps nobody waiting while it is read and written', async () => {
    const lines = Array.from({ length: 500 }, (_, line) => `,名無し,,,,昨日,,,${Array.from({ length: 499 }, (_, n) => `0${String(700_000_000 + line * 1000 + n)}`).join(' ')}`);
    const id = await upload(csv(...lines));
    expect(await longestTurn(async () => expect((await checked(id)).counts).toMatchObject({ refused: 500 }))).toBeLessThan(1 / 2);
  });
});

describe('a process that dies', () => {
  it('leaves its import to another, which does nothing twice and leaves nothing out', async () => {
    const lines = Array.from({ length: 30 }, () => morita());
    const id = await upload(csv(...lines.map(({ line }) => line)));
    await checked(id);
    const [state] = await rights.service.rows<{ mapping: never; asOf: Date }>(`SELECT mapping, as_of AS "asOf" FROM imports WHERE id = $1`, [id]);
    // Some other process takes it, does ten lines and is never seen again.
    const dead = randomUUID();
    await rights.service.rows(`UPDATE imports SET state = 'running', holder = $2, leased_until = clock_timestamp() + interval '2 seconds', counts = '{"new": 0, "changed": 0, "same": 0, "refused": 0}', rows_done = 0 WHERE id = $1`, [id, dead]);
    const held = { id, state: 'running' as const, chunks: 1, encoding: 'utf-8' as const, mapping: state!.mapping, asOf: state!.asOf, by: '野口陽子', rowsDone: 0, names: NAMES.split(',') };
    const read = await rowReader(rights.service.db, held);
    const rows = lines.slice(0, 10).map(({ line }, place) => read({ number: place + 2, cells: line.split(',') }, NAMES.split(',').length));
    await inTransaction(rights.service.db, (tx) => workOnImport(tx, held, dead, rows));
    await rights.service.rows(`UPDATE imports SET leased_until = clock_timestamp() WHERE id = $1`, [id]);
    expect(await becomes(id, 'done')).toMatchObject({ rowsDone: 31, counts: { new: 30, changed: 0, same: 0, refused: 0 } });
    const facts = await rights.service.rows(`SELECT DISTINCT origin FROM identifiers WHERE value = ANY($1)`, [lines.map(({ mail }) => mail)]);
    expect(facts).toHaveLength(30);
    await expect(inTransaction(rights.service.db, (tx) => workOnImport(tx, held, dead, rows))).rejects.toThrow('another process');
    expect(await inTransaction(rights.service.db, (tx) => holdImport(tx, dead))).toBeUndefined();
  });
});
