/**
 * Common names as kanji, katakana, letters. Together with the company and the numbers they are all invented.
 */
const rows = (text) =>
  text
    .trim()
    .split('\n')
    .flatMap((line) => line.trim().split(/\s{2,}/))
    .map((name) => name.split(' '));

export const familyNames = rows(`
  佐藤 サトウ sato  鈴木 スズキ suzuki  田中 タナカ tanaka  渡辺 ワタナベ watanabe  伊藤 イトウ ito
  中村 ナカムラ nakamura  小林 コバヤシ kobayashi  山本 ヤマモト yamamoto  加藤 カトウ kato  吉田 ヨシダ yoshida
  山田 ヤマダ yamada  佐々木 ササキ sasaki  山口 ヤマグチ yamaguchi  松本 マツモト matsumoto  井上 イノウエ inoue
  木村 キムラ kimura  林 ハヤシ hayashi  清水 シミズ shimizu  山崎 ヤマサキ yamasaki  森 モリ mori
  池田 イケダ ikeda  橋本 ハシモト hashimoto  阿部 アベ abe  石川 イシカワ ishikawa  前田 マエダ maeda
  藤田 フジタ fujita  小川 オガワ ogawa  後藤 ゴトウ goto  岡田 オカダ okada  長谷川 ハセガワ hasegawa
  村上 ムラカミ murakami  近藤 コンドウ kondo  石井 イシイ ishii  坂本 サカモト sakamoto  遠藤 エンドウ endo
  青木 アオキ aoki  藤井 フジイ fujii  西村 ニシムラ nishimura  福田 フクダ fukuda  太田 オオタ ota
  三浦 ミウラ miura  岡本 オカモト okamoto  松田 マツダ matsuda  中島 ナカシマ nakashima  古賀 コガ koga
  原 ハラ hara  小野 オノ ono  田村 タムラ tamura  竹内 タケウチ takeuchi  中山 ナカヤマ nakayama
  和田 ワダ wada  石田 イシダ ishida  上田 ウエダ ueda  森田 モリタ morita  柴田 シバタ shibata
  酒井 サカイ sakai  工藤 クドウ kudo  横山 ヨコヤマ yokoyama  宮崎 ミヤザキ miyazaki  内田 ウチダ uchida
  高木 タカギ takagi  安藤 アンドウ ando  谷口 タニグチ taniguchi  大野 オオノ ono  丸山 マルヤマ maruyama
  今井 イマイ imai  河野 カワノ kawano  藤本 フジモト fujimoto  村田 ムラタ murata  武田 タケダ takeda
  江藤 エトウ eto  牟田 ムタ muta  白石 シライシ shiraishi  比嘉 ヒガ higa  新垣 アラカキ arakaki
`);

export const womensNames = rows(`
  恵子 ケイコ keiko  幸子 サチコ sachiko  洋子 ヨウコ yoko  節子 セツコ setsuko  京子 キョウコ kyoko
  美智子 ミチコ michiko  由美子 ユミコ yumiko  久美子 クミコ kumiko  真由美 マユミ mayumi  裕子 ユウコ yuko
  直美 ナオミ naomi  智子 トモコ tomoko  陽子 ヨウコ yoko  明美 アケミ akemi  順子 ジュンコ junko
  千鶴 チヅル chizuru  典子 ノリコ noriko  文子 フミコ fumiko  悦子 エツコ etsuko  美穂 ミホ miho
  香織 カオリ kaori  麻衣 マイ mai  絵美 エミ emi  さゆり サユリ sayuri  佳奈 カナ kana
  友美 トモミ tomomi  和代 カズヨ kazuyo  美紀 ミキ miki  敏子 トシコ toshiko  照美 テルミ terumi
`);

export const mensNames = rows(`
  茂 シゲル shigeru  勝 マサル masaru  清 キヨシ kiyoshi  隆 タカシ takashi  博 ヒロシ hiroshi
  誠 マコト makoto  浩一 コウイチ koichi  健二 ケンジ kenji  修 オサム osamu  豊 ユタカ yutaka
  和夫 カズオ kazuo  正人 マサト masato  哲也 テツヤ tetsuya  大輔 ダイスケ daisuke  直樹 ナオキ naoki
  達也 タツヤ tatsuya  進 ススム susumu  昭 アキラ akira
`);

/** Where the customers live, by their share. */
export const prefectures = [
  ['福岡県', 30],
  ['佐賀県', 5],
  ['長崎県', 4],
  ['熊本県', 5],
  ['大分県', 3],
  ['宮崎県', 2],
  ['鹿児島県', 3],
  ['東京都', 12],
  ['神奈川県', 6],
  ['埼玉県', 4],
  ['千葉県', 4],
  ['大阪府', 8],
  ['兵庫県', 4],
  ['愛知県', 4],
  ['広島県', 2],
  ['北海道', 2],
  ['沖縄県', 2],
];
