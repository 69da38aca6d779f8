/** An engine and a world that stand still, for drawing a screen in a state that one chooses. No test of behaviour uses them. */
import { signal } from '@preact/signals'
import type { AnySlice, Sight } from '#practices'
import { rooms } from '#practices/screens'
import type { Language } from '#ui/words'
import type { Door } from './door.ts'
import type { Devices, Haven, OwnDevice, Pairing, PairingStage, SpaceView } from './engine/haven.ts'
import type { HavenLock, LockView } from './engine/lock/haven-lock.ts'
import type { RecoverStage } from './engine/recovery/recover.ts'
import type { Recovery } from './engine/recovery/recovery.ts'
import { createRouter } from './router.ts'
import type { Theme } from './theme.ts'
import type { NewVersion } from './worker-registration.ts'
import type { World } from './world.ts'

export const NOON = Date.UTC(2026, 10, 22, 9, 0)

export const stillView = (
  more: Partial<SpaceView> & { states?: Readonly<Record<string, unknown>> } = {},
): SpaceView => ({
  id: 'a0'.repeat(16),
  kind: 'pair',
  me: { id: '01'.repeat(16), name: 'Amara' },
  other: { id: '02'.repeat(16), name: 'Juma' },
  left: false,
  goodbye: false,
  bond: null,
  stateOf: <S>(slice: AnySlice) => (more.states?.[slice.id] ?? slice.initial) as S,
  unread: 0,
  withheld: 0,
  sync: { state: 'synced' },
  sight: (): Sight => ({ kind: 'sealed' }),
  putOff: () => undefined,
  keepOf: () => null,
  ...more,
})

export const stillSelf = (more: Partial<SpaceView> = {}): SpaceView =>
  stillView({ id: 'b0'.repeat(16), kind: 'self', other: null, ...more })

export const stillPairing = (stage: PairingStage): Pairing => ({
  stage: signal(stage),
  confirm: async () => {},
  refuse: async () => {},
  leave: () => {},
})

export const stillDevice = (more: Partial<OwnDevice> = {}): OwnDevice => ({
  id: 'd0'.repeat(16),
  name: '',
  here: true,
  paper: false,
  addedAt: 0,
  isNew: false,
  leaving: false,
  brought: [],
  ...more,
})

const stillDevices = (
  list: readonly OwnDevice[],
  standing: 'active' | 'removed',
  pairing: Pairing | null,
): Devices => {
  const done = async () => ({ ok: true, value: undefined }) as const
  return {
    list: signal(list),
    standing: signal(standing),
    invite: async () => pairing ?? stillPairing({ stage: 'offline' }),
    name: done,
    remove: done,
    renewKeys: done,
  }
}

export const stillLock = (view: LockView = null): HavenLock => {
  const done = async () => ({ ok: true, value: undefined }) as const
  return {
    state: signal(view),
    set: done,
    change: done,
    remove: done,
    check: done,
    lockAfter: done,
    addPasskey: done,
    removePasskey: done,
  }
}

/** The words that every picture of words shows: they are nobody's. */
const STILL_WORDS = 'ocean window lemon bright quiet garden paper sister morning river basket listen'.split(
  ' ',
)

const stillRecovery = (state: Recovery['state']['value']): Recovery => {
  const done = async () => ({ ok: true, value: undefined }) as const
  return {
    state: signal(state),
    madeAt: signal(state === 'made' ? NOON : null),
    waits: signal(false),
    make: async () => STILL_WORDS,
    confirm: done,
    drop: done,
  }
}

export const stillHaven = ({
  name = 'Amara',
  language = 'en',
  pairs = [],
  self = stillSelf(),
  pairing = null,
  devices = [stillDevice()],
  standing = 'active',
  words = 'none',
  recovering = { stage: 'reading' },
  left = [],
  lock = null,
}: {
  name?: string | null
  language?: Language
  pairs?: readonly SpaceView[]
  self?: SpaceView | null
  pairing?: Pairing | null
  devices?: readonly OwnDevice[]
  standing?: 'active' | 'removed'
  words?: Recovery['state']['value']
  recovering?: RecoverStage
  left?: readonly SpaceView[]
  lock?: LockView
} = {}): Haven => {
  const done = async () => ({ ok: true, value: undefined }) as const
  return {
    profile: signal(name === null ? null : { name, language }),
    self: signal(name === null ? null : self),
    pairs: signal(pairs),
    begin: done,
    rename: done,
    setLanguage: done,
    act: done,
    invite: async () => pairing ?? stillPairing({ stage: 'offline' }),
    resumeInvitation: async () => pairing,
    join: async () => pairing ?? stillPairing({ stage: 'offline' }),
    parting: {
      left: signal(left),
      leave: done,
      deleteEverything: async () => ({ ok: true, value: 'deleted' }),
    },
    devices: stillDevices(devices, standing, pairing),
    becomeDevice: async () => pairing ?? stillPairing({ stage: 'offline' }),
    recovery: stillRecovery(words),
    recover: () => ({ stage: signal(recovering), stop: () => {} }),
    carry: {
      bundle: async () => ({ ok: true, value: { bytes: new Uint8Array(0), name: '2026-11-22-1.bin' } }),
      take: async () => ({ ok: true, value: { space: pairs[0]?.id ?? '', news: 0 } }),
    },
    house: {
      pack: async () => ({ ok: true, value: { bytes: new Uint8Array(0), name: '2026-11-22-1.bin' } }),
      move: done,
    },
    takeaway: {
      export: async () => ({
        ok: true,
        value: { format: 'kimbilio-export', v: 1, made: NOON, spaces: [] },
      }),
      read: async () => ({ ok: true, value: null }),
      import: async () => ({ ok: true, value: { notes: 0 } }),
    },
    draft: () => ({ text: '', keep: () => {} }),
    draftsKept: async () => {},
    lock: stillLock(lock),
    close: () => {},
  }
}

const stillDoor = (): Door => ({
  lock: () => {},
  lockOthers: () => {},
  label: signal('1'),
  rename: () => {},
  another: () => {},
  remove: async () => {},
  passkeys: { make: async () => null, secretOf: async () => null },
})

export const stillWorld = (
  path: string,
  {
    languages = ['en-GB'],
    invitation = null,
    theme = 'system' as Theme,
    newVersion = 'none',
    mistake = null,
  }: {
    languages?: readonly string[]
    invitation?: string | null
    theme?: Theme
    newVersion?: NewVersion
    mistake?: string | null
  } = {},
): World => {
  let pathname = '/app/'
  const move = (_: null, __: string, url: string) => {
    pathname = url
  }
  const router = createRouter({
    location: {
      get pathname() {
        return pathname
      },
    },
    history: { pushState: move, replaceState: move },
    addEventListener: () => {},
  })
  router.go(path)
  return {
    router,
    rooms,
    languages,
    timeZone: 'Africa/Dar_es_Salaam',
    now: signal(NOON),
    theme: signal(theme),
    version: '0.1.0',
    newVersion: signal(newVersion),
    invitation: signal(invitation),
    mistake: signal(mistake),
    door: stillDoor(),
    leave: () => {},
    reload: () => {},
    share: async () => true,
    shareFile: async () => false,
    copy: async () => true,
    persisted: async () => false,
    persist: async () => false,
  }
}
