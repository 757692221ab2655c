/**
 * Forms of one kanji that stand in family names for each other: on paper somebody is 髙橋, on the phone 高橋. Those who
 * hear a name cannot know which; each group is searched as its first. 斉 and 斎 are two characters, but in names they are
 * mistaken for each other all the time.
 */
const VARIANTS = [
  '高髙', '崎﨑嵜', '斉斎齊齋', '辺邊邉', '浜濱濵', '島嶋嶌', '広廣', '沢澤', '真眞', '国國', '吉𠮷', '富冨', '桜櫻', '関關', '滝瀧',
  '竜龍', '徳德', '恵惠', '槙槇', '渕淵', '館舘', '栄榮', '浅淺', '黒黑', '曽曾', '瀬瀨', '豊豐', '蔵藏', '塩鹽', '薮藪籔', '桧檜', '万萬',
  '条條', '渋澁', '与與', '弥彌', '聡聰', '峰峯', '桑桒', '鶴靏', '橋𣘺', '芦蘆', '児兒', '柳栁', '頼賴', '穂穗', '寿壽', '静靜', '鉄鐵', '円圓', '実實', '宝寶', '亀龜', '礼禮', '来來', '巌巖',
];
const firstOf = new Map(VARIANTS.flatMap((group) => [...group].map((kanji) => [kanji, [...group][0]!] as const)));

const HIRAGANA = Array.from({ length: 0x3096 - 0x3041 + 1 }, (_, place) => String.fromCharCode(0x3041 + place)).join('');

/** Every kana and kanji that folding changes or may change, for those who fold elsewhere. */
export const FOLDED_CHARACTERS = HIRAGANA + VARIANTS.join('');

const FOLDED = new RegExp(`[\\u3041-\\u3096${[...firstOf.keys()].join('')}]`, 'gu');
const folded = (character: string) => firstOf.get(character) ?? String.fromCharCode(character.charCodeAt(0) + 0x60);

/**
 * What nobody sees or types: selectors of a form of a kanji (邉󠄁), joiners, marks of direction, and characters that one house alone knows.
 * As in a regular expression of PostgreSQL, too.
 */
export const UNSEEN = [
  ...['\\u00ad', '\\u034f', '\\u061c', '\\u115f\\u1160', '\\u17b4\\u17b5', '\\u180b-\\u180f', '\\u200b-\\u200f', '\\u202a-\\u202e', '\\u2060-\\u206f'],
  ...['\\u3164', '\\ue000-\\uf8ff', '\\ufe00-\\ufe0f', '\\ufeff', '\\uffa0', '\\ufff0-\\ufff8', '\\U000e0000-\\U000e0fff', '\\U000f0000-\\U0010fffd'],
].join('');
const UNSEEN_HERE = new RegExp(`[${UNSEEN.replace(/\\U(\w{8})/g, (_, code: string) => `\\u{${code.replace(/^0+/, '')}}`)}]`, 'gu');

/** A text as it is compared: NFKC, without case and without what nobody sees, hiragana as katakana, each kanji in one of its forms. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(UNSEEN_HERE, '').replace(FOLDED, folded);
}

/** A name as it is compared: folded, and without spaces. */
export const foldName = (text: string) => foldText(text).replace(/\s/g, '');
