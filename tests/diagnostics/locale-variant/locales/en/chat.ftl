help-command = { $command }: { $what ->
    [human] ask for a person
    [refund] ask for your money back
   *[other] another command
 }
