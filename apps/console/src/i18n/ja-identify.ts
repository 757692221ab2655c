/** Japanese texts for people of outsourced centres: who is calling, and the start of a contact. */
export const identify = {
  identify: {
    hint: 'お客様からうかがった項目を2つ以上入力してください。ひとりに決まると、対応を始められます。',
    item: {
      name: 'お名前',
      phone: '電話番号',
      mail: 'メールアドレス',
      postalCode: '郵便番号',
      birthday: '生年月日',
      memberId: '会員番号',
    },
    example: {
      name: '山本 節子',
      phone: '090-0000-0000',
      mail: 'yumi@example.jp',
      postalCode: '830-0017',
      birthday: '1958-03-04',
      memberId: 'M-104121',
    },
    needsTwo: '2つの項目が必要です。お名前、電話番号、メールアドレス、会員番号のどれかを含めてください。',
    find: 'お客様を探す',
    one: 'このお客様です',
    several: '複数のお客様が当てはまります。もう一つうかがってください。',
    nobody: '当てはまるお客様は見つかりません。はじめての方の対応は、このページで記録できます。',
    unnamed: 'お名前の登録なし',
    who: 'お話しの方',
    self: 'ご本人',
    representative: '代理の方',
    relation: 'ご本人とのご関係',
    relationExample: '子',
    begin: '対応を始めて記録を開く',
    failed: {
      guessing: 'お客様が決まらない検索が続きました。10分ほどおいてから、もう一度お試しください。',
      items: 'お名前、電話番号、メールアドレス、会員番号のどれかを含む2つの項目で探してください。',
      other: 'うまくいきませんでした。入力した内容は残っています。もう一度お試しください。',
    },
  },
};
