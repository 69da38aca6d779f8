/** What the server sees, what nothing here protects from, and how to check the app. */
import { Section } from '#ui'
import { useApp, useWords } from '../../app-context.tsx'
import { SettingsPage } from './settings-page.tsx'

export const ServerPage = () => {
  const { world } = useApp()
  const { doors, settings: said } = useWords()
  return (
    <SettingsPage title={said.serverTitle}>
      <ul class="plain-list">
        {said.serverSees.map((line, place) => (
          <li key={place}>{line}</li>
        ))}
      </ul>
      <p>
        <strong>{said.serverNever}</strong>
      </p>
      <Section title={said.limitsTitle}>
        <ul class="plain-list">
          {said.limits.map((line, place) => (
            <li key={place}>{line}</li>
          ))}
        </ul>
      </Section>
      <Section title={doors.verify}>
        <p>{doors.verifyHow}</p>
        <p class="quiet-text">{said.version(world.version)}</p>
      </Section>
    </SettingsPage>
  )
}
