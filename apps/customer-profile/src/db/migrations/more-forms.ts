import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Kanji that are searched as another form since, and those forms. */
const FORMS = [
  '圀靍槗桺亞圍醫爲稻營衞驛緣艷應奧橫溫穩假價畫會繪懷覺學斈嶽樂卷勸寬歡觀顏氣歸舊擧峽狹敎强鄕曉區驅勳薰徑莖揭溪經螢輕繼鷄藝硏縣儉劍劔劒釼險圈檢',
  '獻權顯驗嚴戶吳娛效恆黃鑛號濟雜參棧蠶贊絲齒舍寫釋收從縱處敍敘將稱涉燒證奬獎狀乘淨疊繩壤孃讓釀愼盡圖粹醉隨樞數聲靑淸攝專戰踐錢潛纖禪雙壯爭莊插',
  '巢總增續屬對體帶臺擇擔單團斷晝鑄廳聽鎭點轉傳燈當黨獨讀屆貳拜賣麥發髮祕佛竝變辨瓣辯步每滿藥豫餘譽搖樣謠亂覽兩綠勵靈齡曆歷戀鍊爐勞郞樓錄灣尙彥',
  '亙凛堯晄禰穰萠遙祿薗曻舩栢凉廸篭蔣諌鷗煕熈凞瑤珎礒翆苅邨亰讚鐮鴈鰺鴬麴禱俱頰驒屛萊埜斌曺穐菴冲涌裡麵壷徵緖產內卽姬晉昻俠蟬廐廏鄰舖壘ヶゖ',
].join('');
const SEARCHED = [
  '国鶴橋柳亜囲医為稲営衛駅縁艶応奥横温穏仮価画会絵懐覚学学岳楽巻勧寛歓観顔気帰旧挙峡狭教強郷暁区駆勲薫径茎掲渓経蛍軽継鶏芸研県倹剣剣剣剣険圏検',
  '献権顕験厳戸呉娯効恒黄鉱号済雑参桟蚕賛糸歯舎写釈収従縦処叙叙将称渉焼証奨奨状乗浄畳縄壌嬢譲醸慎尽図粋酔随枢数声青清摂専戦践銭潜繊禅双壮争荘挿',
  '巣総増続属対体帯台択担単団断昼鋳庁聴鎮点転伝灯当党独読届弐拝売麦発髪秘仏並変弁弁弁歩毎満薬予余誉揺様謡乱覧両緑励霊齢暦歴恋錬炉労郎楼録湾尚彦',
  '亘凜尭晃祢穣萌遥禄園昇船柏涼迪籠蒋諫鴎熙熙熙瑶珍磯翠刈村京讃鎌雁鯵鶯麹祷倶頬騨屏莱野彬曹秋庵沖湧裏麺壺徴緒産内即姫晋昂侠蝉厩厩隣舗塁ケケ',
].join('');

/** Names of people and companies are found by more forms of a kanji. The version before goes on finding them by what they had. */
export class MoreForms1764880000101 implements MigrationInterface {
  name = 'MoreForms1764880000101';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['profiles', 'companies']) {
      await runner.query(
        `UPDATE ${table} SET grams = grams || ARRAY(SELECT translate(gram, $1, $2) FROM unnest(grams) AS gram WHERE gram ~ $3) WHERE grams && string_to_array($1, NULL)`,
        [FORMS, SEARCHED, `[${FORMS}]`],
      );
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
