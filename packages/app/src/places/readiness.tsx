/**
 * Questions to read alone. There is nothing to tap but the three doors that everybody has, so that nothing can be kept
 * and somebody who looks on sees only the page that all see. See [Note: Untraced places].
 */
import { Button, Icon, LinkButton, Page, Stack } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import { href } from '../router.ts'
import { LeaveBar } from '../shell/sidebar.tsx'

export const Readiness = () => {
  const { world } = useApp()
  const words = useWords()
  const said = words.readiness
  return (
    <Page title={said.title} lead={said.lead}>
      <LeaveBar />
      <ol class="readiness">
        {said.questions.map((question, place) => (
          <li key={place}>{question}</li>
        ))}
      </ol>
      <Stack>
        <p>{said.after}</p>
        <p>{said.toNinth}</p>
        <p class="quiet-text">{said.notKept}</p>
      </Stack>
      <div class="doors">
        <Button kind="primary" wide onClick={world.router.comeBack}>
          {said.goOn}
        </Button>
        <details class="door-details">
          <summary class="button button-plain button-wide">
            <Icon name="moon" size={20} />
            {said.quieter}
          </summary>
          <div class="stack stack-1">
            <p>{said.quieterNow}</p>
            <p>
              <a class="text-door" href={href('/mine')}>
                {words.nav.mine}
              </a>
            </p>
          </div>
        </details>
        <LinkButton kind="plain" icon="life-buoy" wide href={href('/help')}>
          {said.helpNear}
        </LinkButton>
      </div>
    </Page>
  )
}
