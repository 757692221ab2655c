/**
 * Forms of one kanji that stand in names and places for each other: on paper somebody is 髙橋, on the phone 高橋. Those who
 * hear a name cannot know which; each group is searched as its first. 斉 and 斎 are two characters, but in names they are
 * mistaken for each other all the time; and ヶ is ケ. Forms that NFKC takes for each other anyway are not among them.
 */
const VARIANTS = [
  '高髙 崎﨑嵜 斉斎齊齋 辺邊邉 浜濱濵 島嶋嶌 広廣 沢澤 真眞 国國圀 吉𠮷 富冨 桜櫻 関關 滝瀧 竜龍 徳德',
  '恵惠 槙槇 渕淵 館舘 栄榮 浅淺 黒黑 曽曾 瀬瀨 豊豐 蔵藏 塩鹽 薮藪籔 桧檜 万萬 条條 渋澁 与與 弥彌',
  '聡聰 峰峯 桑桒 鶴靏靍 橋𣘺槗 芦蘆 児兒 柳栁桺 頼賴 穂穗 寿壽 静靜 鉄鐵 円圓 実實 宝寶 亀龜 礼禮',
  '来來 巌巖 亜亞 囲圍 医醫 為爲 稲稻 営營 衛衞 駅驛 縁緣 艶艷 応應 奥奧 横橫 温溫 穏穩 仮假 価價',
  '画畫 会會 絵繪 懐懷 覚覺 学學斈 岳嶽 楽樂 巻卷 勧勸 寛寬 歓歡 観觀 顔顏 気氣 帰歸 旧舊 挙擧 峡峽',
  '狭狹 教敎 強强 郷鄕 暁曉 区區 駆驅 勲勳 薫薰 径徑 茎莖 掲揭 渓溪 経經 蛍螢 軽輕 継繼 鶏鷄 芸藝',
  '研硏 県縣 倹儉 剣劍劔劒釼 険險 圏圈 検檢 献獻 権權 顕顯 験驗 厳嚴 戸戶 呉吳 娯娛 効效 恒恆 黄黃',
  '鉱鑛 号號 済濟 雑雜 参參 桟棧 蚕蠶 賛贊 糸絲 歯齒 舎舍 写寫 釈釋 収收 従從 縦縱 処處 叙敍敘 将將',
  '称稱 渉涉 焼燒 証證 奨奬獎 状狀 乗乘 浄淨 畳疊 縄繩 壌壤 嬢孃 譲讓 醸釀 慎愼 尽盡 図圖 粋粹 酔醉',
  '随隨 枢樞 数數 声聲 青靑 清淸 摂攝 専專 戦戰 践踐 銭錢 潜潛 繊纖 禅禪 双雙 壮壯 争爭 荘莊 挿插',
  '巣巢 総總 増增 続續 属屬 対對 体體 帯帶 台臺 択擇 担擔 単單 団團 断斷 昼晝 鋳鑄 庁廳 聴聽 鎮鎭',
  '点點 転轉 伝傳 灯燈 当當 党黨 独獨 読讀 届屆 弐貳 拝拜 売賣 麦麥 発發 髪髮 秘祕 仏佛 並竝 変變',
  '弁辨瓣辯 歩步 毎每 満滿 薬藥 予豫 余餘 誉譽 揺搖 様樣 謡謠 乱亂 覧覽 両兩 緑綠 励勵 霊靈 齢齡 暦曆',
  '歴歷 恋戀 錬鍊 炉爐 労勞 郎郞 楼樓 録錄 湾灣 尚尙 彦彥 亘亙 凜凛 尭堯 晃晄 祢禰 穣穰 萌萠 遥遙',
  '禄祿 園薗 昇曻 船舩 柏栢 涼凉 迪廸 籠篭 蒋蔣 諫諌 鴎鷗 熙煕熈凞 瑶瑤 珍珎 磯礒 翠翆 刈苅 村邨 京亰',
  '讃讚 鎌鐮 雁鴈 鯵鰺 鶯鴬 麹麴 祷禱 倶俱 頬頰 騨驒 屏屛 莱萊 野埜 彬斌 曹曺 秋穐 庵菴 沖冲 湧涌',
  '裏裡 麺麵 壺壷 徴徵 緒緖 産產 内內 即卽 姫姬 晋晉 昂昻 侠俠 蝉蟬 厩廐廏 隣鄰 舗舖 塁壘 ケヶゖ',
].flatMap((line) => line.split(' ').map((group) => [...group]));
const firstOf = new Map(VARIANTS.flatMap(([first, ...others]) => others.map((form) => [form, first!] as const)));

export const HIRAGANA = Array.from({ length: 0x3096 - 0x3041 + 1 }, (_, place) => String.fromCharCode(0x3041 + place)).join('');

/** All that is compared as another form, for those who fold elsewhere. */
export const FORMS = [...firstOf.keys()].join('');

const FOLDED = new RegExp(`[${HIRAGANA}${FORMS}]`, 'gu');
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
