/** 正常, 临期 (at most one working day left), 超期. `workingDaysLeft` is negative when the day has passed. */
export const lightOf = (workingDaysLeft: number): 'normal' | 'soon' | 'overdue' =>
  workingDaysLeft < 0 ? 'overdue' : workingDaysLeft <= 1 ? 'soon' : 'normal'
