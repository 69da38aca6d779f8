/** What the tabs of this phone tell each other: that a profile is locked, or that somebody left quickly. */

type Channel = Pick<BroadcastChannel, 'postMessage' | 'onmessage'>

/** For the tabs of every profile: who leaves, leaves altogether. */
export const LEAVE = 'kimbilio/leave'
/** For the tabs of one profile. */
export const lockOf = (database: string) => `${database}/lock`

/** Calls `heard` when another tab says it; gives the way to say it. Where the browser has no channels, each tab is alone. */
export const amongTabs = (name: string, heard: () => void, open = browserChannel): (() => void) => {
  const channel = open(name)
  if (!channel) return () => {}
  channel.onmessage = heard
  return () => channel.postMessage(0)
}

const browserChannel = (name: string): Channel | null =>
  typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name)
