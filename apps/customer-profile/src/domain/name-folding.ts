/**
 * Forms of one kanji that stand in family names for each other: on paper somebody is 髙橋, on the phone 高橋. Those who
 * hear a name cannot know which; each group is searched as its first. 斉 and 斎 are two characters, but in names they are
 * mistaken for each other all the time.
 */
const VARIANTS = [
  '高髙', '崎﨑嵜', '斉斎齊齋', '辺邊邉', '浜濱濵', '島嶋嶌', '広廣', '沢澤', '真眞', '国國', '吉𠮷', '富冨', '桜櫻', '関關', '滝瀧',
  '竜龍', '徳德', '恵惠', '槙槇', '渕淵', '館舘', '栄榮', '浅淺', '黒黑', '曽曾', '瀬瀨', '豊豐', '蔵藏', '塩鹽', '薮藪籔', '桧檜', '万萬',
  '条條', '芦蘆', '児兒', '柳栁', '頼賴', '穂穗', '寿壽', '静靜', '鉄鐵', '円圓', '実實', '宝寶', '亀龜', '礼禮', '来來', '巌巖',
];
const firstOf = new Map(VARIANTS.flatMap((group) => [...group].map((kanji) => [kanji, [...group][0]!] as const)));

const HIRAGANA = Array.from({ length: 0x3096 - 0x3041 + 1 }, (_, place) => String.fromCharCode(0x3041 + place)).join('');

/** Every kana and kanji that folding changes or may change, for those who fold elsewhere. */
export const FOLDED_CHARACTERS = HIRAGANA + VARIANTS.join('');

const FOLDED = new RegExp(`[\\u3041-\\u3096${[...firstOf.keys()].join('')}]`, 'gu');
const folded = (character: string) => firstOf.get(character) ?? String.fromCharCode(character.charCodeAt(0) + 0x60);

/** A text as it is compared: NFKC, without case, hiragana as katakana, each kanji in one of its forms. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(FOLDED, folded);
}

/** A name as it is compared: folded, and without spaces. */
export const foldName = (text: string) => foldText(text).replace(/\s/g, '');
