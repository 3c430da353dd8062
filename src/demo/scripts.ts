import type { Actor } from '../kernel/actor.ts';
import { addScript } from '../modules/marketing/index.ts';
import type { Ctx } from '../platform/db.ts';

/** What agents say on the phone (话术): by the name of a source, or to all of them. */
const scripts: readonly { source: string | null; title: string; text: string }[] = [
  {
    source: null,
    title: '开场白',
    text: '您好，我是江城汽车的客户顾问，看到您刚留了电话，想了解我们的车。现在方便说一分钟吗？\n不方便就约时间：那我今天下午三点再打给您，可以吗？',
  },
  {
    source: null,
    title: '邀约到店',
    text: '电话里说得再细，不如您坐进去试一圈。周六上午十点和下午两点还有试驾时间，您哪个方便？\n我把车洗好、把您要对比的配置表打出来等您。',
  },
  {
    source: null,
    title: '异议：再便宜点',
    text: '理解，买车都想买得值。价格要看配置、上牌地和旧车，我先不给您报一个虚的数。\n您到店，我请经理按您的实际情况一次算清楚，不满意您也多一份对比。',
  },
  {
    source: '垂直平台',
    title: '在平台比价的客户',
    text: '您在平台上看到的是裸车指导价，各家赠送和服务不一样。\n您现在对比到哪几家？最在意的是落地价、交车时间，还是售后？我照着您在意的说。',
  },
  {
    source: '短视频',
    title: '看视频来的客户',
    text: '您是看了我们哪条视频来的？视频里那台车就在店里，颜色和配置都是现成的。\n您主要家用还是通勤？我看看视频里的那款合不合适。',
  },
  {
    source: '官网表单',
    title: '官网预约试驾',
    text: '收到您在官网的试驾预约，我给您把车和时间留好。\n带上驾照就行；有旧车的话开来，评估师顺手给您估个价。',
  },
  {
    source: '车展外拓',
    title: '车展回访',
    text: '前两天您在车展看过我们的车，当时人多没讲细。\n展会的权益给您保留到这周日，您看周末哪天方便到店，我带您安静地试一圈。',
  },
];

/** Puts the scripts in, as the one in marketing who wrote them. */
export async function layOutScripts(
  ctx: Ctx,
  writer: Actor,
  sources: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { source, ...script } of scripts) {
    const sourceId = source === null ? null : sources.get(source)!;
    await addScript({ ...ctx, actor: writer }, { ...script, sourceId });
  }
}
