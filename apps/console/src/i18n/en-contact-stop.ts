/** A death or a move to a home: one act, after which nothing is sent. */
export const stop = {
  stop: {
    begin: 'Record a death or a move to a care home',
    title: 'Death or move to a care home',
    hint: 'Once saved, all mails, letters and surveys stop.',
    reason: 'What happened',
    choose: 'Choose',
    toldBy: 'Told by',
    on: 'Date',
    onHint: 'Leave it empty when it is not known.',
    note: 'Note',
    save: 'Save and stop contact',
    saved: 'Contact is stopped.',
    fix: { reason: 'Choose what happened.', on: 'Check the date.' },
    day: '{{date}} · ',
    nothing: 'All contact is stopped. Offer nothing new.',
    resume: 'Resume contact',
    resumeTitle: 'Resume contact',
    resumeHint: 'For when it was recorded by mistake. What was held meanwhile is not sent.',
    resumed: 'Contact is resumed.',
  },
};
