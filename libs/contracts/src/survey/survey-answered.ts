import { defineEvent, Personal, Type } from '../define.js';
import { FactCustomer, FreeText, Text, Uuid } from '../fields.js';
import { SurveyKind } from './survey-answer.js';

const Asked = Type.Object({ ja: Text(200), en: Text(200) });

/** Stated when an answer was given on the survey's page or came in from another tool. One per invitation. */
export const SurveyAnswered = defineEvent({
  type: 'engawa.survey.answered',
  owner: 'survey',
  key: (data) => data.answer,
  data: Type.Object({
    answer: Text(64),
    survey: Text(64),
    kind: SurveyKind,
    title: Type.Object({ ja: Text(128), en: Text(128) }),
    customer: FactCustomer,
    /** The scale's answer: 0–10 for NPS, 1–5 for CSAT; absent when it was skipped. */
    score: Type.Optional(Type.Number()),
    /** The scale's upper end. */
    outOf: Type.Optional(Type.Number()),
    comment: Type.Optional(Personal(FreeText)),
    /** The option that was chosen, by question. */
    choices: Type.Optional(Type.Record(Type.String(), Text(64))),
    /** The same in the words in which it was asked. */
    chosen: Type.Optional(Type.Array(Type.Object({ question: Asked, option: Asked }))),
    contact: Type.Optional(Text(64)),
    order: Type.Optional(Text(130)),
    invitation: Type.Optional(Uuid),
  }),
  timeline: {
    department: 'survey',
    channel: 'web',
    direction: 'in',
    title: { ja: '「{title}」への回答', en: 'Answered “{title}”' },
    about: (data) => ({ survey: data.survey, contact: data.contact, order: data.order }),
  },
});
