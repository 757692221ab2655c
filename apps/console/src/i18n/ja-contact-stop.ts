/** ご逝去・施設入所: one act, after which nothing is sent. */
export const stop = {
  stop: {
    begin: 'ご逝去・施設入所を記録',
    title: 'ご逝去・施設入所の記録',
    hint: '保存すると、メール、手紙、アンケートなどのご案内はすべて止まります。',
    reason: '内容',
    choose: '選んでください',
    toldBy: 'お知らせくださった方',
    on: '日付',
    onHint: 'わからないときは空けておきます。',
    note: 'メモ',
    save: '保存してご案内を止める',
    saved: 'ご案内を止めました。',
    fix: { reason: '内容を選んでください。', on: '日付をお確かめください。' },
    day: '{{date}} · ',
    nothing: 'ご案内はすべて止めています。新しいご提案もお控えください。',
    resume: 'ご案内を再開する',
    resumeTitle: 'ご案内の再開',
    resumeHint: '記録が誤りだったときに再開します。止めているあいだに見送ったご案内は、送られません。',
    resumed: 'ご案内を再開しました。',
  },
};
