/** Holds back who asks too often: each key has a bucket that fills with time and is emptied by asking. */
import type { Clock } from '../ports/clock.ts'

export interface TokenBuckets {
  /** 0: go on. Else the seconds to wait before asking again. */
  take(key: string): number
}

/** Keys that were not heard of for longest are forgotten first, so that strangers cannot fill the memory. */
const MOST_KEYS = 50_000

/** `perPeriod` in each `periodMilliseconds`, all of them at once if need be; 0 takes everything. */
export const tokenBuckets = (clock: Clock, perPeriod: number, periodMilliseconds: number): TokenBuckets => {
  const buckets = new Map<string, { tokens: number; at: number }>()
  const perMillisecond = perPeriod / periodMilliseconds
  return {
    take(key) {
      if (perPeriod === 0) return 0
      const now = clock.now()
      const bucket = buckets.get(key) ?? { tokens: perPeriod, at: now }
      bucket.tokens = Math.min(perPeriod, bucket.tokens + Math.max(0, now - bucket.at) * perMillisecond)
      bucket.at = now
      buckets.delete(key)
      buckets.set(key, bucket)
      if (buckets.size > MOST_KEYS) buckets.delete(buckets.keys().next().value as string)
      if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / perMillisecond / 1000)
      bucket.tokens -= 1
      return 0
    },
  }
}
