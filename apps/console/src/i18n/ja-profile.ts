/** What is known of a customer, who said so, and what a department corrects. */
export const profile = {
  profile: {
    title: 'お客様の情報',
    correct: '直す',
    correctTitle: 'お客様情報の訂正',
    hint: '変えた項目だけが保存され、ほかから届く情報より優先されます。前の内容は来歴に残ります。',
    history: '来歴を見る',
    historyTitle: 'お客様情報の来歴',
    noHistory: 'まだ変更はありません。',
    saved: 'お客様情報を直しました。',
    fix: '内容をお確かめください。',
    postalCode: '郵便番号',
    prefecture: '都道府県',
    line1: '市区町村・番地',
    line2: '建物名・部屋番号',
  },
  profileField: {
    name: 'お名前',
    kana: 'フリガナ',
    birthday: '誕生日',
    address: 'ご住所',
    language: '言語',
    company: '会社名',
    cameFrom: 'きっかけ',
  },
  profileSource: {
    desk: '社内での訂正',
    'order-ingest': 'ご注文',
    'contact-center': '窓口',
    survey: 'アンケート',
    'customer-profile': '連携元',
  },
};
