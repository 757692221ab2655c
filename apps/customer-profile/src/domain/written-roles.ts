import type { HouseholdRole } from './relation.js';

/** 続柄 as they are written in registers, on forms and by old systems: what somebody is to the head of the household. */
const WORDS: Record<HouseholdRole, string[]> = {
  head: ['世帯主', '本人', '世帯主本人', '戸主', 'head', 'householder', 'self'],
  spouse: ['配偶者', '夫', '妻', 'ご主人', '主人', '奥様', '内縁の夫', '内縁の妻', 'spouse', 'husband', 'wife'],
  child: ['子', '子供', '子ども', 'こども', 'お子様', 'お子さま', 'お子さん', '息子', '娘', '末子', '養子', '養女', '実子', '継子', 'child', 'son', 'daughter'],
  parent: ['親', '父', '母', '父親', '母親', '両親', '実父', '実母', '養父', '養母', 'お父様', 'お母様', 'parent', 'father', 'mother'],
  other: [
    ...['その他', '同居人', '同居者', '親族', '親類', '親戚', '家族', '縁故者', '使用人', '義理', '嫁', '婿', '義父', '義母', '義兄', '義弟', '義姉', '義妹', '義子'],
    ...['孫', 'ひ孫', '曾孫', '曽孫', '祖父', '祖母', '祖父母', '曾祖父', '曾祖母', '曽祖父', '曽祖母', '兄', '弟', '姉', '妹', '兄弟', '姉妹', '伯父', '伯母', '叔父', '叔母'],
    ...['おじ', 'おば', '甥', '姪', 'おい', 'めい', 'いとこ', '従兄弟', '従姉妹', 'はとこ'],
    ...['other', 'relative', 'grandchild', 'grandson', 'granddaughter', 'grandfather', 'grandmother', 'grandparent', 'brother', 'sister', 'uncle', 'aunt', 'nephew', 'niece', 'cousin'],
  ],
};
const roleOf = new Map(Object.entries(WORDS).flatMap(([role, words]) => words.map((word) => [word, role as HouseholdRole] as const)));

/** 長男, 四女, 2男. */
const NUMBERED = /^(?:[長次末]|[一二三四五六七八九十]{1,2}|\d{1,2})[男女]$/;
/** 配偶者(妻) says twice what they are, the first time in a word for all. */
const FIRST = /[^()[\]【】〔〕「」]+/;

/** The role that a word in one form means. Whoever is something to somebody other than the head, as 妻の母 is, is another. */
export function roleIn(written: string): HouseholdRole | undefined {
  const word = (FIRST.exec(written)?.[0] ?? '').trim().toLowerCase();
  const own = NUMBERED.test(word) ? 'child' : roleOf.get(word);
  if (own || !word.includes('の')) return own;
  return word.split('の').every((each) => NUMBERED.test(each) || roleOf.has(each)) ? 'other' : undefined;
}
