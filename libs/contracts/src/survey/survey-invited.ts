import { defineEvent, Type } from '../define.js';
import { FactCustomer, Text, Uuid } from '../fields.js';
import { SurveyKind } from './survey-answer.js';

/** Stated when somebody was chosen to be asked. Whether the invitation reached them is messaging's fact. */
export const SurveyInvited = defineEvent({
  type: 'engawa.survey.invited',
  owner: 'survey',
  key: (data) => data.invitation,
  data: Type.Object({
    invitation: Uuid,
    survey: Text(64),
    kind: SurveyKind,
    title: Type.Object({ ja: Text(128), en: Text(128) }),
    customer: FactCustomer,
    contact: Type.Optional(Text(64)),
    order: Type.Optional(Text(130)),
  }),
  timeline: {
    department: 'survey',
    channel: 'web',
    direction: 'out',
    title: { ja: '「{title}」をお願いしました', en: 'Asked for “{title}”' },
    about: (data) => ({ survey: data.survey, contact: data.contact, order: data.order }),
  },
});
