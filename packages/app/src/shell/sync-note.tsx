/** How things stand with the server, said calmly: nothing while all is well. */
import { useEffect, useState } from 'preact/hooks'
import { Icon, Live, Notice } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import type { SpaceView, SyncState } from '../engine/haven.ts'
import type { RecordFault } from '../engine/ports.ts'

/** What is worth saying about several spaces at once: a fault before all, then what is kept back, then the rest. */
export const worstSync = (states: readonly SyncState[]): SyncState => {
  const fault = states.find(sync => sync.state === 'fault')
  if (fault) return fault
  const offline = states.filter(sync => sync.state === 'offline')
  if (offline.length > 0)
    return { state: 'offline', kept: offline.reduce((kept, sync) => kept + sync.kept, 0) }
  return states.find(sync => sync.state === 'sending') ?? { state: 'synced' }
}

/** A connection that is found within this time is not worth a word. */
const PATIENCE = 4000

/** True once the connection has been gone for a while: each start and each tunnel has a moment without. */
export const useOfflineForAWhile = (offline: boolean): boolean => {
  const [long, setLong] = useState(false)
  useEffect(() => {
    setLong(false)
    if (!offline) return
    const say = () => setLong(true)
    const timer = setTimeout(say, navigator.onLine ? PATIENCE : 0)
    addEventListener('offline', say)
    return () => {
      clearTimeout(timer)
      removeEventListener('offline', say)
    }
  }, [offline])
  return offline && long
}

export const SyncNote = () => {
  const { haven } = useApp()
  const views = [haven.self.value, ...haven.pairs.value].filter((view): view is SpaceView => view !== null)
  const sync = worstSync(views.map(view => view.sync))
  const unread = views.reduce((sum, view) => sum + view.unread, 0)
  // An author's word that words were deleted comes a moment after the gap that it leaves.
  const withheld = sync.state === 'synced' ? views.reduce((sum, view) => sum + view.withheld, 0) : 0
  const offline = useOfflineForAWhile(sync.state === 'offline')
  const said = sync.state === 'offline' && !offline ? ({ state: 'synced' } as const) : sync
  return <SyncSaid sync={said} unread={unread} withheld={withheld} />
}

export const SyncSaid = ({
  sync,
  unread,
  withheld = 0,
}: {
  sync: SyncState
  unread: number
  withheld?: number
}) => {
  const words = useWords()
  return (
    <div class="sync">
      <Live>
        {sync.state === 'offline' && (
          <p class="sync-line">
            <Icon name="cloud-off" size={18} />
            {sync.kept > 0 ? words.sync.offlineKept : words.sync.offline}
          </p>
        )}
      </Live>
      {sync.state === 'fault' && <FaultNotice fault={sync.fault} />}
      {unread > 0 && (
        <p class="sync-line">
          <Icon name="refresh-cw" size={18} />
          {words.sync.unread(unread)}
        </p>
      )}
      {withheld > 0 && (
        <Notice tone="problem" title={words.sync.withheld(withheld)}>
          <p>{words.sync.faultSafe}</p>
          <p>
            {words.sync.faultDo} <strong>ErasedUnasked</strong>
          </p>
        </Notice>
      )}
    </div>
  )
}

const FaultNotice = ({ fault }: { fault: RecordFault['fault'] }) => {
  const words = useWords()
  // A fault without its sentence is a type error here.
  const sentences: Readonly<Record<RecordFault['fault'], string>> = words.sync.fault
  return (
    <Notice tone="problem" title={words.sync.faultTitle}>
      <p>{sentences[fault]}</p>
      <p>{words.sync.faultSafe}</p>
      <p>
        {words.sync.faultDo} <strong>{fault}</strong>
      </p>
    </Notice>
  )
}
