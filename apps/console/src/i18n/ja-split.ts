/** The parts of a customer, and the way to give some of them to somebody else. */
export const split = {
  split: {
    open: '別の方の記録を分ける',
    title: '別の方の記録を分ける',
    choose: '別の方のものを選んでください。',
    single: 'このお客様の記録は一つなので、分けられません。',
    next: '次へ',
    back: '選び直す',
    part: '二人に分ける',
    chosen: '分ける方',
    rest: '残る方',
    hint: '二人のお客様になります。注文やご相談は、それぞれの方に付いていきます。以後、自動で統合されることはありません。',
    keepsId: '社内の記録はこちら',
    idStays: '社内で記録したメモや電話は、残る方に付きます。',
    idGoes: '社内で記録したメモや電話と今のページは、分ける方に付きます。',
    noIdentifier: '連絡先のない記録',
    parted: '二人のお客様に分けました。',
    seeNew: 'もう一人のお客様を見る',
  },
};
