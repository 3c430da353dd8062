/** 在航, 偏航, 落后 — and 未开始 where there is nothing to judge by. */
export type State = 'onTrack' | 'atRisk' | 'breached' | 'idle';

/**
 * Status of an attainment against where today should be (进度状态): on course at 97 % of what is due,
 * at risk down to 85 %, behind below. Nothing due yet, or no target, is not judged.
 * Source: ux 2 (the picture of the today page); a tenant's own thresholds come with the review module.
 */
export function paceState(value: number, due: number): State {
  if (due <= 0) return 'idle';
  const share = value / due;
  return share >= 0.97 ? 'onTrack' : share >= 0.85 ? 'atRisk' : 'breached';
}
