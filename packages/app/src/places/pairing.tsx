/** One pairing from the link to the space of two, as either side sees it; every ending said plainly and kindly. */
import { useState } from 'preact/hooks'
import { SIGNS } from '#protocol'
import { Button, Field, LinkButton, Live, Page, Qr, Section, Signs, Skeleton, Stack, TextInput } from '#ui'
import type { Words } from '#ui/words'
import { useApp, useWords } from '../app-context.tsx'
import { sayMoment } from '../dates.ts'
import type { Pairing, PairingStage } from '../engine/haven.ts'
import { href } from '../router.ts'
import { BondAsk } from './bond.tsx'

type At<S extends PairingStage['stage']> = Extract<PairingStage, { readonly stage: S }>

/** What is said on the way: of two people, or of two phones of one person. */
type Said = Words['pair']

/** `onAgain` makes a new invitation; only the side that invites has it. `onDone`: where to, other than Today. */
export const PairingStages = ({
  pairing,
  words,
  onAgain,
  onDone,
}: {
  pairing: Pairing
  words?: Said
  onAgain?: () => Promise<void>
  onDone?: () => void
}) => {
  const ofPeople = useWords().pair
  const said = words ?? ofPeople
  const stage = pairing.stage.value
  switch (stage.stage) {
    case 'waiting':
      return <Waiting pairing={pairing} stage={stage} said={said} />
    case 'compare':
      return <Compare pairing={pairing} stage={stage} said={said} />
    case 'confirmed-waiting':
      return <ConfirmedWaiting pairing={pairing} stage={stage} said={said} />
    case 'paired':
      return <Paired stage={stage} said={said} onDone={onDone} />
    case 'ended':
      return <Ended stage={stage} said={said} onAgain={onAgain} />
    case 'offline':
      return <Offline said={said} />
  }
}

const Waiting = ({ pairing, stage, said }: { pairing: Pairing; stage: At<'waiting'>; said: Said }) => {
  const { world, language } = useApp()
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no')
  const { share, copy } = world
  return (
    <Page title={said.readyTitle} lead={said.readyLead}>
      <div class="qr-frame">
        <Qr text={stage.link} label={said.qr} />
      </div>
      <div class="page-actions">
        {share && (
          <Button kind="primary" icon="share-2" onClick={() => void share(said.shareText, stage.link)}>
            {said.share}
          </Button>
        )}
        <Button
          kind={share ? 'plain' : 'primary'}
          icon="copy"
          onClick={async () => setCopied((await copy(stage.link)) ? 'yes' : 'failed')}
        >
          {said.copy}
        </Button>
      </div>
      <Live>
        {copied === 'yes' && <p>{said.copied}</p>}
        {copied === 'failed' && <p>{said.copyFailed}</p>}
      </Live>
      {copied === 'failed' && (
        <Field label={said.link}>
          <TextInput
            value={stage.link}
            onText={() => {}}
            readOnly
            onFocus={event => event.currentTarget.select()}
          />
        </Field>
      )}
      <Stack gap="half">
        <p>
          {said.once} {said.until(sayMoment(stage.expiresAt, language.value, world.timeZone))}
        </p>
        <p class="quiet-text">{said.stay}</p>
      </Stack>
      <div class="row">
        <Button kind="quiet" onClick={pairing.refuse}>
          {said.withdraw}
        </Button>
      </div>
    </Page>
  )
}

const Compare = ({ pairing, stage, said }: { pairing: Pairing; stage: At<'compare'>; said: Said }) => {
  const { language } = useApp()
  const [busy, setBusy] = useState(false)
  const once = (act: () => Promise<void>) => async () => {
    setBusy(true)
    await act()
    setBusy(false)
  }
  return (
    <Page title={said.compareTitle} lead={said.compareLead(stage.otherName)}>
      <Section title={said.signs}>
        <Signs signs={stage.signs} list={SIGNS} language={language.value} />
      </Section>
      <p>{said.compareWhy}</p>
      <div class="page-actions">
        <Button kind="primary" icon="check" busy={busy} onClick={once(pairing.confirm)}>
          {said.same}
        </Button>
        <Button kind="plain" icon="x" busy={busy} onClick={once(pairing.refuse)}>
          {said.different}
        </Button>
      </div>
      <p class="quiet-text">{said.differentNote}</p>
    </Page>
  )
}

const ConfirmedWaiting = ({
  pairing,
  stage,
  said,
}: {
  pairing: Pairing
  stage: At<'confirmed-waiting'>
  said: Said
}) => {
  const { language } = useApp()
  return (
    <Page title={said.waitTitle(stage.otherName)} lead={said.waitLead}>
      <Section title={said.signs}>
        <Signs signs={stage.signs} list={SIGNS} language={language.value} />
      </Section>
      <div class="row">
        <Button kind="quiet" onClick={pairing.refuse}>
          {said.end}
        </Button>
      </div>
    </Page>
  )
}

const Paired = ({
  stage,
  said,
  onDone,
}: {
  stage: At<'paired'>
  said: Said
  onDone: (() => void) | undefined
}) => {
  const { haven } = useApp()
  // None where one's own next phone was paired.
  const pair = haven.pairs.value.find(({ id }) => id === stage.space)
  const other = pair?.other
  return (
    <Page title={other ? said.pairedTitle(other.name) : said.pairedTitleNoName} lead={said.pairedLead}>
      {pair && <p>{said.copies}</p>}
      <div class="row">
        {onDone ? (
          <Button kind="primary" onClick={onDone}>
            {said.done}
          </Button>
        ) : (
          <LinkButton kind="primary" href={href('/')}>
            {said.toToday}
          </LinkButton>
        )}
      </div>
      {pair && <BondAsk pair={pair} />}
    </Page>
  )
}

const Ended = ({
  stage,
  said,
  onAgain,
}: {
  stage: At<'ended'>
  said: Said
  onAgain: (() => Promise<void>) | undefined
}) => {
  const ended: Readonly<Record<At<'ended'>['why'], { readonly title: string; readonly text: string }>> =
    said.ended
  const { title, text } = ended[stage.why]
  return (
    <Page title={title} lead={text}>
      <p>{said.nothingShared}</p>
      <div class="page-actions">
        {onAgain && (
          <Button kind="primary" onClick={onAgain}>
            {said.again}
          </Button>
        )}
        <LinkButton kind="plain" href={href('/')}>
          {said.home}
        </LinkButton>
      </div>
    </Page>
  )
}

/** The first look at the relay is still to come, or it can't be reached: either way it goes on by itself. */
const Offline = ({ said }: { said: Said }) => {
  return (
    <Page title={said.offlineTitle} lead={said.offline}>
      <Skeleton />
    </Page>
  )
}
