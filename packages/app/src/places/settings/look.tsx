/** Light and dark. */
import { Choices } from '#ui'
import { useApp, useWords } from '../../app-context.tsx'
import { themes } from '../../theme.ts'
import { SettingsPage } from './settings-page.tsx'

export const Look = () => {
  const { world } = useApp()
  const { doors, settings } = useWords()
  return (
    <SettingsPage title={doors.look.title}>
      <Choices
        legend={settings.themeLegend}
        hideLegend
        options={themes.map(theme => ({ value: theme, label: settings.themes[theme] }))}
        value={world.theme.value}
        onChange={theme => {
          world.theme.value = theme
        }}
      />
    </SettingsPage>
  )
}
