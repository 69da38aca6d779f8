import { afterEach, expect, test } from 'vitest'
import { type AnySlice, gratitude, journal, vulnerability } from '#practices'
import { pairUp } from '../../../devkit/src/pairing.ts'
import { createWorld, type Device, type World } from '../../../devkit/src/world.ts'
import { all } from '../../../practices/src/shared/shelf.ts'
import { openingsIn } from '../places/today.tsx'

const MINUTE = 60_000
const DAY = 86_400_000

let world: World | null = null
afterEach(() => {
  for (const device of world?.devices ?? []) device.kill()
  world?.end()
  world = null
})

/** Ids are random; what they name is compared by everything else that is said of it. */
const withoutIds = (text: string) => text.replace(/[0-9a-f]{32,}/g, '#')

/** Writes down all that the relay ever says to this device: what was asked, how it was answered, and of what size. */
const listenTo = (device: Device): readonly string[] => {
  const heard: string[] = []
  device.between = honest => ({
    request: async request => {
      const { method, url } = request
      const answer = await honest.request(request)
      const size = (await answer.clone().arrayBuffer()).byteLength
      heard.push(withoutIds(`${method} ${new URL(url).pathname}: ${answer.status}, ${size} bytes`))
      return answer
    },
    live: (url, end) => {
      const between: typeof end = {
        ...end,
        send: frame => {
          heard.push(`frame of kind ${frame[0]}, ${frame.length} bytes`)
          end.send(frame)
        },
      }
      end.onFrame = frame => between.onFrame(frame)
      end.onClose = () => between.onClose()
      honest.live(url, between)
    },
  })
  device.link().cut()
  return heard
}

interface Tale {
  readonly world: World
  readonly amara: Device
  /** Amara's act in the space of two. */
  readonly act: (slice: AnySlice, intent: object) => Promise<void>
  readonly round: () => string
  readonly note: () => string
}

/** A day of two people, twice the same but for what Amara does in private in the middle of it: all that Juma's phone has of it. */
const dayAsJumaHasIt = async (inPrivate: (tale: Tale) => Promise<unknown>) => {
  const here = await createWorld('a day of two')
  world = here
  const space = await pairUp(here)
  const { amara, juma, time } = here
  const by = (device: Device) => async (slice: AnySlice, intent: object) => {
    const done = await time.finish(device.haven().act(space, slice, intent), MINUTE)
    expect(done).toEqual({ ok: true, value: undefined })
  }
  const view = (device: Device) => {
    const found = device.haven().pairs.value[0]
    if (!found) throw new Error('not paired')
    return found
  }
  const notes = (device: Device) => all(view(device).stateOf<typeof gratitude.initial>(gratitude).notes)
  const rounds = (device: Device) =>
    all(view(device).stateOf<typeof vulnerability.initial>(vulnerability).rounds)
  const began = time.now()
  const pass = (until: number) => time.pass(began + until - time.now())

  await pass(MINUTE)
  const inADay = new Date(began + 20 * DAY).toISOString().slice(0, 10)
  const thanks = { kind: 'words', did: 'fetched water', gave: '', says: '' }
  await by(amara)(gratitude, { do: 'put-in-jar', thanks, day: inADay })
  await by(juma)(vulnerability, { do: 'offer', depth: 1 })
  await pass(3 * MINUTE)
  const heard = listenTo(juma)
  await pass(5 * MINUTE)

  await inPrivate({
    world: here,
    amara,
    act: by(amara),
    round: () => rounds(amara)[0]?.id ?? '',
    note: () => notes(amara)[0]?.id ?? '',
  })
  await pass(60 * MINUTE)

  // Afterwards she writes to him, so that whatever her phone has in mind has something to travel with.
  await by(amara)(gratitude, { do: 'give', thanks: { ...thanks, did: 'made tea' } })
  await pass(61 * MINUTE)
  await by(juma)(gratitude, { do: 'give', thanks: { ...thanks, did: 'came home' } })
  await pass(120 * MINUTE)

  const log = await here.relay.store.read(space, 0, 1 << 24)
  if (!log.ok) throw new Error('the store is closed')
  const his = view(juma)
  const had = {
    heard,
    log: log.value.map(({ index, n, bytes, day }) => `${index}: ${n}, ${bytes.length} bytes, ${day}`),
    shown: JSON.parse(
      withoutIds(
        JSON.stringify({
          notes: notes(juma),
          rounds: rounds(juma),
          today: openingsIn(his, time.now()),
          sights: notes(juma).flatMap(note => (note.kind === 'jar' ? [his.sight(note.sealed)] : [])),
          other: his.other,
          unread: his.unread,
          sync: his.sync,
        }),
      ),
      // A box is random as well; how long it is stays to be compared.
      (key, value: unknown) => (['box', 'commit', 'half'].includes(key) ? String(value).length : value),
    ),
  }
  for (const device of here.devices) device.kill()
  here.end()
  world = null
  return had
}

const nothing = () => dayAsJumaHasIt(async () => {})
const deeds: readonly (readonly [what: string, deed: (tale: Tale) => Promise<unknown>])[] = [
  [
    'writes in Mine',
    async ({ amara, world }) => {
      const haven = amara.haven()
      for (const text of ['siri', 'nyingine '.repeat(200)])
        await world.time.finish(haven.act(haven.self.value?.id ?? '', journal, { do: 'write', text }), MINUTE)
    },
  ],
  [
    'drafts an answer and leaves it',
    async ({ amara }) => amara.haven().draft('a/vulnerability/answer').keep('labda kesho'),
  ],
  [
    'puts his question off',
    ({ act, round }) => act(vulnerability, { do: 'not-now', round: round(), until: null }),
  ],
  ['burns a note of hers in the jar', ({ act, note }) => act(gratitude, { do: 'burn', note: note() })],
  ['invites somebody else', ({ amara, world }) => world.time.finish(amara.haven().invite(), MINUTE)],
]

test.each(deeds)(
  'When Amara %s, nothing that reaches or stands on Juma’s phone is other than if she had not',
  async (_, deed) => {
    expect(await dayAsJumaHasIt(deed)).toEqual(await nothing())
  },
)

test('The comparison is no blind one: an answer of hers, though sealed, is seen', async () => {
  const sealed = ({ act, round }: Tale) => act(vulnerability, { do: 'answer', round: round(), text: 'jibu' })
  const [answered, without] = [await dayAsJumaHasIt(sealed), await nothing()]
  expect(answered.heard).not.toEqual(without.heard)
  expect(answered.log).not.toEqual(without.log)
  expect(answered.shown).not.toEqual(without.shown)
})
