import Button from 'antd/es/button'

type List = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }
type Props = {
  list: List
  /** How many rows of how many are shown; said aloud when more come. */
  shown?: string
  /** What the button says: 再显示50项. */
  more: string
}

/** Below a list that is read a page at a time. Nothing where there is nothing to say and no page more. */
export function MoreRows({ list, shown, more }: Props) {
  if (!shown && !list.hasNextPage) return null
  return (
    <div className="tb-more">
      {shown && (
        <span className="tb-quiet" role="status">
          {shown}
        </span>
      )}
      {list.hasNextPage && (
        <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {more}
        </Button>
      )}
    </div>
  )
}
