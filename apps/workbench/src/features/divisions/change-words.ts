import type { RegionOutcome } from '@tongban/contracts/reference/region-change'
import type { Text } from '../../i18n.ts'
import { queryClient } from '../../query-client.ts'

export const changesMoved = () => queryClient.invalidateQueries({ queryKey: ['region-changes'] })

export const outcomeText = ({ name, code, how, nowName, nowCode }: RegionOutcome): Text =>
  how === 'renamed'
    ? [`${name}（${code}）更名为${nowName}`, `${name} (${code}) is renamed ${nowName}`]
    : [`${name}（${code}）并入${nowName}（${nowCode}）`, `${name} (${code}) is merged into ${nowName} (${nowCode})`]
