/** Who was taken for a customer, and the way to undo it. */
export const merges = {
  merges: {
    see: '統合の記録を見る',
    title: '統合の記録',
    none: '統合された記録はありません。',
    byFacts: '注文や連絡先から自動で統合',
    decidedBy: '{{name}}が統合',
    undone: '{{name}}が元に戻しました（{{time}}）',
    open: '別の記録と統合する',
    joinTitle: '別の記録と統合する',
    other: '同じ方の、もう一つの記録',
    join: '統合する',
    undo: '元に戻す',
    undoTitle: '統合を元に戻す',
    hint: '二人のお客様に戻ります。注文やご相談は、それぞれの方に戻ります。以後、自動で統合されることはありません。',
    stays: '今のお客様に残る記録',
    nothingStays: '統合のあとに社内で記録したものはありません。',
    hidden: '（本文を読む権限がありません）',
    moreStay_other: 'ほか{{count}}件',
    parted: '二人のお客様に戻しました。',
  },
};
