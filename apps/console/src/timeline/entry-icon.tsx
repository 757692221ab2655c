import {
  IconArrowMerge,
  IconBell,
  IconBrowser,
  IconBuildingStore,
  IconCircleCheck,
  IconCirclesRelation,
  IconClipboardCheck,
  IconClipboardText,
  IconDeviceMobile,
  IconHeadset,
  IconId,
  IconListCheck,
  IconMail,
  IconMailbox,
  IconMessage,
  IconMessageCircle,
  IconPackage,
  IconPhone,
  IconPhoneIncoming,
  IconPhoneOutgoing,
  IconPlayerPause,
  IconPrinter,
  IconSend,
  IconShoppingBag,
  IconShoppingBagX,
  IconTruckDelivery,
  type Icon,
} from '@tabler/icons-react';
import type { Entry } from '../api/api.js';

const ofDepartment: Record<string, Icon> = {
  order: IconShoppingBag,
  care: IconHeadset,
  message: IconSend,
  survey: IconClipboardCheck,
  site: IconBrowser,
  store: IconBuildingStore,
  core: IconCirclesRelation,
};

const ofType: Record<string, Icon> = {
  'order.shipped': IconPackage,
  'order.delivered': IconTruckDelivery,
  'order.cancelled': IconShoppingBagX,
  'contact.closed': IconCircleCheck,
  'survey.invited': IconClipboardText,
  'message.held': IconPlayerPause,
  'consent.changed': IconListCheck,
  'customer.identified': IconId,
  'customer.regrouped': IconArrowMerge,
};

export const channelIcons: Record<string, Icon> = {
  phone: IconPhone,
  mail: IconMail,
  line: IconMessageCircle,
  chat: IconMessage,
  visit: IconBuildingStore,
  fax: IconPrinter,
  post: IconMailbox,
  letter: IconMailbox,
  sms: IconDeviceMobile,
  push: IconBell,
  app: IconDeviceMobile,
};

/** The icon of a department's chip; a department we do not know has that of customer data. */
export function departmentIcon(department: string): Icon {
  return ofDepartment[department] ?? IconCirclesRelation;
}

/** A contact and a message look like their channel, other types have an icon of their own, else their department's. */
export function entryIcon({ type, department, channel, direction }: Entry): Icon {
  const own = ofType[type];
  if (own) return own;
  if (type === 'contact.opened' && channel === 'phone')
    return direction === 'out' ? IconPhoneOutgoing : IconPhoneIncoming;
  const byChannel = type === 'contact.opened' || type === 'message.sent' || type === 'web.touched';
  return (byChannel && channelIcons[channel]) || departmentIcon(department);
}
