// Cost Explorer with the AWS SDK for JavaScript v3. The endpoint, the Region and the credentials come from the environment.
// Run by test_cost_explorer.py; START and END are the days of this month and the next, KEYS the keys that have the tag `team`.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  CostExplorerClient,
  GetCostAndUsageCommand,
  GetCostForecastCommand,
  GetDimensionValuesCommand,
  GetTagsCommand,
} from "@aws-sdk/client-cost-explorer";

const client = new CostExplorerClient({});
const TimePeriod = { Start: process.env.START, End: process.env.END };

test("costs in groups, filtered", async () => {
  const { ResultsByTime: results, GroupDefinitions: groups } = await client.send(
    new GetCostAndUsageCommand({
      TimePeriod,
      Granularity: "MONTHLY",
      Metrics: ["UnblendedCost", "UsageQuantity"],
      GroupBy: [{ Type: "TAG", Key: "team" }],
      Filter: { Not: { Dimensions: { Key: "RECORD_TYPE", Values: ["Credit"] } } },
    }),
  );
  assert.deepEqual(groups, [{ Type: "TAG", Key: "team" }]);
  assert.equal(results.length, 1);
  const [result] = results;
  assert.deepEqual(result.TimePeriod, TimePeriod);
  assert.ok(result.Groups.some((group) => group.Keys[0] === "team$blue"));
  for (const group of result.Groups) {
    assert.equal(group.Metrics.UnblendedCost.Unit, "USD");
    assert.ok(Number(group.Metrics.UsageQuantity.Amount) > 0);
  }
});

test("values of dimensions and tags", async () => {
  const values = await client.send(new GetDimensionValuesCommand({ TimePeriod, Dimension: "SERVICE" }));
  assert.deepEqual(values.DimensionValues, [{ Value: "AWS Key Management Service", Attributes: {} }]);
  const tags = await client.send(new GetTagsCommand({ TimePeriod, TagKey: "team" }));
  assert.deepEqual(tags.Tags, ["blue", "red"]);
  assert.equal(tags.TotalSize, 2);
});

test("an error has its class", async () => {
  const days = { TimePeriod, Granularity: "DAILY", Metric: "UNBLENDED_COST" };
  const today = new Date().toISOString().slice(0, 10);
  days.TimePeriod = { Start: today, End: new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10) };
  await assert.rejects(client.send(new GetCostForecastCommand(days)), {
    name: "DataUnavailableException",
    message: "Insufficient amount of historical data",
  });
});
