late = { $formality ->
    [casual] Entschuldigen Sie, das hat gedauert. Schön, dass Ihr noch da seid, und danke Ihnen.
   *[formal] Bitte entschuldigen Sie, dass Sie auf deine Antwort warten mussten.
 }
