import { serve, type Served } from '../serve.ts';
import {
  addChannel,
  changeChannel,
  dropChannel,
  listChannels,
  testChannel,
} from './channel.actions.ts';
import * as channel from './channel.schema.ts';
import { listDeliveries, resend, showDelivery } from './delivery.actions.ts';
import { getDeliveries, getDelivery, postResend } from './delivery.schema.ts';
import {
  addDevice,
  chooseNotices,
  countMyUnread,
  dropDevice,
  listNotices,
  readAllNotices,
  readNotices,
  showChoices,
} from './notice.actions.ts';
import * as notice from './notice.schema.ts';
import type { NoticeProgram } from './program.ts';

export const notifyRoutes = (program: NoticeProgram): readonly Served[] => [
  serve(notice.getNotices, listNotices(program)),
  serve(notice.getUnreadNotices, countMyUnread),
  serve(notice.postNoticesRead, readNotices),
  serve(notice.postAllNoticesRead, readAllNotices),
  serve(notice.getNoticeChoices, showChoices(program)),
  serve(notice.putNoticeChoices, chooseNotices(program)),
  serve(notice.postPushDevice, addDevice),
  serve(notice.deletePushDevice, dropDevice),
  serve(channel.getChannels, listChannels(program)),
  serve(channel.postChannel, addChannel(program)),
  serve(channel.putChannel, changeChannel(program)),
  serve(channel.deleteChannel, dropChannel),
  serve(channel.postChannelTest, testChannel),
  serve(getDeliveries, listDeliveries(program)),
  serve(getDelivery, showDelivery(program)),
  serve(postResend, resend(program)),
];
