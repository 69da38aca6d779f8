/** The plan for hard seasons: what stands, what waits, and what either may do. Nothing says whether anybody kept to it. */
import { useState } from 'preact/hooks'
import { Button, Card, Empty, Notice, Page, Section } from '#ui'
import { Arrival, Confirm, Refused, useActing } from '../../shared/acting.tsx'
import { DeleteForBoth, OwnWords } from '../../shared/keeping/keeping.tsx'
import { LetRest, NotNow } from '../../shared/talk/screens/index.ts'
import { formOf, type Intent, type PlanView, planFor, type Wording } from '../index.ts'
import { lookOf, type Pair } from './parts.tsx'
import { keepPlan, partLabel, planParts } from './write-plan.tsx'

type InPlan = Pair & { plan: PlanView }

export const PlanPage = (props: Pair) => {
  const { state, words, other, draft, go } = props
  const plan = planFor(state, lookOf(props))
  const inside: InPlan = { ...props, plan }
  const use = (wording: Wording) => {
    keepPlan(draft, formOf(wording.parts, props.me.id))
    go('/plan/write')
  }
  return (
    <Page title={words.toPlan} lead={words.planLead} back={{ label: words.back, onBack: () => go('') }}>
      <Arrival state={`${plan.phase}${plan.proposed?.fact}${plan.standing?.fact}`}>
        {plan.phase === 'none' && <None {...inside} use={use} />}
        {plan.phase === 'to-sign' && <ToSign {...inside} />}
        {plan.phase === 'waiting' && <Waiting {...inside} />}
        {plan.standing && <Standing {...inside} standing={plan.standing} />}
        {plan.beside.map(wording => (
          <div class="stack stack-1" key={wording.fact}>
            <Notice tone="calm" title={words.planBeside({ other: other.name })} />
            <Read {...props} wording={wording} />
            <div>
              <Button onClick={() => use(wording)}>{words.useWords}</Button>
            </div>
          </div>
        ))}
        <Fear {...props} />
        {plan.mayErase && (
          <OwnWords language={props.language}>
            <DeleteForBoth<Intent> {...props} intent={{ do: 'erase-plan' }} />
          </OwnWords>
        )}
      </Arrival>
    </Page>
  )
}

/** Always the same, for everybody: where there is fear a plan between two is not the help that is needed. */
export const Fear = ({ words }: Pair) => (
  <p class="quiet-text">
    {words.planFear} <a href="/app/help">{words.help}</a>
  </p>
)

const Read = ({ wording, words, me, other }: Pair & { wording: Wording }) => {
  const form = formOf(wording.parts, me.id)
  return (
    <Card>
      <dl class="written">
        {planParts
          .filter(part => form[part] !== '')
          .map(part => (
            <div class="voice-part" key={part}>
              <dt class="voice-kind">{partLabel(part, words, other)}</dt>
              <dd>{form[part]}</dd>
            </div>
          ))}
      </dl>
    </Card>
  )
}

const None = ({ plan, use, ...props }: InPlan & { use: (wording: Wording) => void }) => {
  const { words, go } = props
  return (
    <>
      {plan.laidDown ? (
        <>
          <Notice tone="rest" title={words.planLaidDown} />
          <Read {...props} wording={plan.laidDown} />
          <div>
            <Button onClick={() => plan.laidDown && use(plan.laidDown)}>{words.useWords}</Button>
          </div>
        </>
      ) : (
        <Empty title={words.planNone} icon="mountain" />
      )}
      <div>
        <Button kind="primary" icon="pencil" onClick={() => go('/plan/write')}>
          {words.planStart}
        </Button>
      </div>
    </>
  )
}

/** Changing is as near as accepting, and the question what one would change stands before both. */
const ToSign = (props: InPlan) => {
  const { plan, words, other, go } = props
  const fill = { other: other.name }
  const [asking, setAsking] = useState(false)
  const signing = useActing<Intent>(props)
  const wording = plan.proposed
  if (!wording) return null
  return (
    <Section title={plan.standing ? words.planChange(fill) : words.planToSign(fill)}>
      <Read {...props} wording={wording} />
      {plan.putOffUntil !== undefined && <Notice tone="rest" title={words.planPutOff} />}
      <p class="question">{words.addOrTake}</p>
      <div class="stack stack-1">
        <Button kind="primary" wide onClick={() => setAsking(true)}>
          {words.accept}
        </Button>
        <Button wide onClick={() => go('/plan/write')}>
          {words.change}
        </Button>
      </div>
      <Refused>{signing.refusal}</Refused>
      <div class="row">
        <NotNow<Intent> {...props} intent={until => ({ do: 'plan-not-now', until })} />
        <Aside {...props} wording={wording} offered={words.restPlan} />
      </div>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={words.accept}
        says={words.beforeAccept}
        yes={words.accept}
        busy={signing.busy}
        onYes={() =>
          void signing.run({ do: 'sign-plan', wording: wording.fact }).then(() => setAsking(false))
        }
      />
    </Section>
  )
}

const Waiting = (props: InPlan) => {
  const { plan, words, other, go } = props
  const fill = { other: other.name }
  const wording = plan.proposed
  if (!wording) return null
  return (
    <>
      <Notice
        tone="calm"
        icon="hourglass"
        title={plan.standing ? words.changeWaiting(fill) : words.planWaiting(fill)}
      />
      <Read {...props} wording={wording} />
      <div class="row">
        <Button onClick={() => go('/plan/write')}>{words.change}</Button>
        <Aside {...props} wording={wording} offered={words.takeBackPlan} />
      </div>
    </>
  )
}

/** Of a plan that stands only the change is laid aside; of one that does not stand yet, all of it. */
const Aside = ({ plan, wording, offered, ...props }: InPlan & { wording: Wording; offered: string }) => {
  const { words } = props
  return plan.standing ? (
    <LetRest<Intent>
      {...props}
      intent={{ do: 'rest-change', wording: wording.fact }}
      label={words.restChange}
      says={words.beforeRest}
    />
  ) : (
    <LetRest<Intent> {...props} intent={{ do: 'let-go-plan' }} label={offered} says={words.beforeLetGo} />
  )
}

const Standing = ({ standing, ...props }: InPlan & { standing: Wording }) => {
  const { plan, words, go } = props
  const asItWas = <Read {...props} wording={standing} />
  const letGo = (
    <LetRest<Intent> {...props} intent={{ do: 'let-go-plan' }} label={words.letGo} says={words.beforeLetGo} />
  )
  if (plan.proposed)
    return (
      <details class="disclosure">
        <summary>{words.planStandsNow}</summary>
        {asItWas}
        {letGo}
      </details>
    )
  return (
    <>
      {asItWas}
      <Notice tone="warm" icon="heart-handshake" title={words.planStanding} />
      <div class="row">
        <Button onClick={() => go('/plan/write')}>{words.change}</Button>
        {letGo}
      </div>
    </>
  )
}
