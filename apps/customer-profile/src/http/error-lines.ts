import { csvLine } from '@engawa/http';
import type { RowProblem } from '../domain/import-line.js';
import type { ImportError } from '../queries/imports.js';

/** What is wrong with a line, for whoever mends the file. */
const REASONS: Record<RowProblem['code'], string> = {
  'too-many-cells': '列の見出しより多い値があります / more values than the columns have names',
  'no-identifier': '会員番号・メール・電話のどれもありません / no member number, mail address or phone number',
  'not-a-mail': 'メールアドレスではありません / no mail address',
  'not-a-phone': '電話番号ではありません / no phone number',
  'not-a-date': '日付ではありません / no date',
  'not-a-language': '言語は ja か en です / the language is ja or en',
  'not-a-role': '続柄は世帯主・配偶者・子・親・その他のいずれかです / the role is head, spouse, child, parent or other',
  'no-household': '続柄がありますが世帯コードがありません / a role without a household code',
  'shared-number': '固定電話のように共有される番号だけでは、どなたの世帯か決まりません / a number that several share does not say who lives there',
  'lives-elsewhere': 'ほかの方と別の世帯に入っています / lives with others in another household',
  'household-full': 'この世帯には50名が入っています / this household has 50 members already',
  'second-head': 'この世帯には世帯主がいます / this household has a head already',
  nobodys: 'だれのものでもない番号・宛先です / nobody has this number or address',
  erased: '消去のお求めがあった方です / this person asked to be erased',
  invalid: '使えない値です / cannot be used',
  'not-declared': 'この項目は登録されていません / no attribute of this name is declared',
  'not-of-its-type': 'この項目の値ではありません / no value of this attribute',
};

/** The column behind those of the file; no column of this name is guessed to be anything. */
const REASON = '取り込めない理由 / why it is refused';
/** Spreadsheets in Japan read UTF-8 only behind it. */
const MARK = '\ufeff';

/**
 * The refused lines of a file as a file of their own, with its columns under their names: each line once. What stood beside the named columns
 * stands behind the reasons. Reasons from the time before, in a file that was mended and is brought again, are left out.
 */
export async function* errorLines(names: string[], errors: AsyncIterable<ImportError>): AsyncGenerator<string> {
  const own = names.at(-1) === REASON ? names.slice(0, -1) : names;
  yield `${MARK}${csvLine([...own, REASON])}\r\n`;
  for await (const { row, problems, cells } of errors) {
    const reasons = problems.map(({ code, column }) => (column !== null && own[column] ? `${own[column]}: ${REASONS[code]}` : REASONS[code]));
    yield `${csvLine([...own.map((_, column) => cells[column]), `${row}: ${reasons.join(' | ')}`, ...cells.slice(names.length)])}\r\n`;
  }
}
